package org.hazmat.web.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hazmat.web.read.Audit;
import org.hazmat.web.read.Users;
import org.jspecify.annotations.Nullable;

/**
 * Name and password with each request (RFC 7617), for programs such as geographic information systems that know no other login, on routes
 * that only read. A password that held is remembered as a hash for a minute, for checking one is slow on purpose; wrong ones are slowed
 * down as at the login. Nobody is asked for it by a challenge, so no browser keeps it for another site's pages to use.
 */
final class BasicLogins {
    private static final String BASIC = "Basic ";
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST = 1000;

    private final Users users;
    private final InstantSource clock;
    private final PasswordLogins logins;
    private final String salt = Token.make();
    private final Map<String, Held> held = new LinkedHashMap<>();

    /** @param passwordHash of the account when the password held; another one since then is another password */
    private record Held(String passwordHash, Instant until) {}

    private record Said(String name, String password) {}

    BasicLogins(Users users, Audit audit, InstantSource clock) {
        this.logins = new PasswordLogins(users, audit, clock);
        this.users = users;
        this.clock = clock;
    }

    /** The account, or empty where the request says no name and password. Throws {@link Problem} 401 or 429. Blocks. */
    Optional<Users.User> find(Incoming incoming) {
        String authorization = incoming.authorization();
        if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        Said said = said(authorization.substring(BASIC.length()).strip());
        String key = Token.hash(salt + said.name + ":" + said.password);
        Users.User user = users.find(said.name).orElse(null);
        if (user != null && holds(key, user)) {
            return Optional.of(user);
        }
        Users.User checked = logins.check(said.name, said.password, incoming.address());
        remember(key, checked);
        return Optional.of(checked);
    }

    private static Said said(String encoded) {
        try {
            String text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            if (colon >= 0) {
                return new Said(text.substring(0, colon), text.substring(colon + 1));
            }
        } catch (IllegalArgumentException e) {
            throw PasswordLogins.wrong();
        }
        throw PasswordLogins.wrong();
    }

    private synchronized boolean holds(String key, Users.User user) {
        @Nullable Held known = held.get(key);
        return known != null && clock.instant().isBefore(known.until) && known.passwordHash.equals(user.passwordHash());
    }

    private synchronized void remember(String key, Users.User user) {
        Instant now = clock.instant();
        held.values().removeIf(known -> !now.isBefore(known.until));
        if (held.size() < MOST) {
            held.put(key, new Held(user.passwordHash(), now.plus(REMEMBERED)));
        }
    }
}
