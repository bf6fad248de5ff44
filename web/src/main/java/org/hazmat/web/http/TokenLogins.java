package org.hazmat.web.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hazmat.web.read.Unavailable;
import org.hazmat.web.read.Users;
import org.jspecify.annotations.Nullable;

/**
 * Logins by token. While the store does not answer, one that held within the last hour still does: the feed needs no store, and nobody
 * can log out or lose an account meanwhile.
 */
final class TokenLogins {
    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final int MOST = 10_000;

    private final Users users;
    private final InstantSource clock;
    private final Map<String, Held> held = new LinkedHashMap<>();

    private record Held(Users.User user, Instant until) {}

    TokenLogins(Users users, InstantSource clock) {
        this.users = users;
        this.clock = clock;
    }

    /** The account of a token that holds. Throws {@link Unavailable} when nobody can tell. Blocks. */
    Optional<Users.User> find(String tokenHash) {
        Instant now = clock.instant();
        try {
            Optional<Users.User> user = users.findByToken(tokenHash, now);
            remember(tokenHash, user.orElse(null), now);
            return user;
        } catch (Unavailable e) {
            return Optional.of(remembered(tokenHash, now).orElseThrow(() -> e));
        }
    }

    private synchronized void remember(String tokenHash, Users.@Nullable User user, Instant now) {
        held.remove(tokenHash);
        if (user != null) {
            held.put(tokenHash, new Held(user, now.plus(REMEMBERED)));
        }
        if (held.size() > MOST) {
            held.remove(held.keySet().iterator().next());
        }
    }

    private synchronized Optional<Users.User> remembered(String tokenHash, Instant now) {
        return Optional.ofNullable(held.get(tokenHash))
                .filter(known -> now.isBefore(known.until))
                .map(Held::user);
    }
}
