package org.hazmat.web.http;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.hazmat.web.read.Audit;
import org.hazmat.web.read.Caller;
import org.hazmat.web.read.Role;
import org.hazmat.web.read.Users;
import org.jspecify.annotations.Nullable;

/** Lets requests in: 401 without a login that holds, 403 for another role or another site's page. */
final class Gate {
    static final String COOKIE = "session";
    private static final String BEARER = "Bearer ";

    private final TokenLogins tokens;
    private final BasicLogins basic;

    /** Who was let in; null for somebody who did not have to say. */
    record Admitted(@Nullable Caller caller, @Nullable String tokenHash) {}

    Gate(Users users, Audit audit, InstantSource clock) {
        this.tokens = new TokenLogins(users, clock);
        this.basic = new BasicLogins(users, audit, clock);
    }

    /** Throws {@link Problem} for who is not let in. Blocks. */
    Admitted admit(Access access, Incoming incoming) {
        return switch (access) {
            case Access.Anybody anybody -> new Admitted(null, null);
            case Access.Only only -> admit(only.roles(), incoming);
            case Access.Reading reading ->
                basic.find(incoming)
                        .map(user -> new Admitted(allowed(callerOf(user), reading.roles()), null))
                        .orElseGet(() -> admit(reading.roles(), incoming));
        };
    }

    /** Whether a login that held still does; for connections that last. Blocks. */
    boolean holds(@Nullable String tokenHash, Caller caller) {
        return tokenHash != null
                && tokens.find(tokenHash)
                        .filter(user -> callerOf(user).equals(caller))
                        .isPresent();
    }

    private Admitted admit(Set<Role> roles, Incoming incoming) {
        String tokenHash = token(incoming).map(Token::hash).orElseThrow(Gate::unauthorized);
        Caller caller = tokens.find(tokenHash).map(Gate::callerOf).orElseThrow(Gate::unauthorized);
        return new Admitted(allowed(caller, roles), tokenHash);
    }

    private static Caller allowed(Caller caller, Set<Role> roles) {
        if (!roles.contains(caller.role())) {
            throw Problem.of(403, "role " + caller.role().word() + " may not do this");
        }
        return caller;
    }

    private static Optional<String> token(Incoming incoming) {
        String authorization = incoming.authorization();
        if (authorization != null) {
            return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                    ? Optional.of(authorization.substring(BEARER.length()).strip())
                    : Optional.empty();
        }
        if (incoming.cookie() != null && !fromThisSite(incoming)) {
            throw Problem.of(403, "a login by cookie is good for pages of this site only; use Authorization: Bearer");
        }
        return Optional.ofNullable(incoming.cookie());
    }

    /** Browsers name the origin of whatever can write or opens a WebSocket. */
    private static boolean fromThisSite(Incoming incoming) {
        return incoming.origin() == null ? !incoming.writes() : incoming.sameOrigin();
    }

    private static Caller callerOf(Users.User user) {
        return new Caller(user.name(), user.role(), user.operator());
    }

    private static Problem unauthorized() {
        return Problem.with(
                401,
                "log in first: POST /api/v1/login, then Authorization: Bearer TOKEN",
                "WWW-Authenticate",
                "Bearer");
    }
}
