package org.hazmat.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.web.read.Caller;
import org.hazmat.web.read.Users;
import org.jspecify.annotations.Nullable;

/** Logging in and out. */
final class Logins {
    private static final Duration HOLDS = Duration.ofHours(12);

    private final Users users;
    private final InstantSource clock;
    private final LoginThrottle throttle = new LoginThrottle();

    Logins(Users users, InstantSource clock) {
        this.users = users;
        this.clock = clock;
    }

    Answer login(Request request) {
        JsonNode body = request.content();
        String name = body.path("username").asText();
        String address = request.incoming().address();
        slowDown(throttle, name, address, clock.instant());
        Users.User user =
                check(users.find(name).orElse(null), body.path("password").asText());
        throttle.succeeded(name, address);
        return welcome(user, request.incoming().secure());
    }

    Answer logout(Request request) {
        String tokenHash = request.tokenHash();
        if (tokenHash != null) {
            users.deleteToken(tokenHash);
        }
        return Answer.nothing()
                .with("Set-Cookie", cookie("", Duration.ZERO, request.incoming().secure()));
    }

    Answer me(Request request) {
        Caller caller = request.who();
        ObjectNode body = Answer.object();
        body.put("username", caller.name());
        body.put("role", caller.role().word());
        body.put("operator", caller.operator());
        return Answer.ok(body);
    }

    /** Throws {@link Problem} 429 for who has failed too often. */
    static void slowDown(LoginThrottle throttle, String name, String address, Instant now) {
        Duration wait = throttle.attempt(name, address, now);
        if (!wait.isZero()) {
            long seconds = wait.plusMillis(999).toSeconds();
            String detail = "too many failed logins; try again in " + seconds + " s";
            throw Problem.with(429, detail, "Retry-After", Long.toString(seconds));
        }
    }

    static Users.User check(Users.@Nullable User user, String password) {
        if (user == null) {
            Passwords.matchNobody(password);
        } else if (Passwords.matches(password, user.passwordHash())) {
            return user;
        }
        throw wrong();
    }

    static Problem wrong() {
        return Problem.with(401, "user name or password is wrong", "WWW-Authenticate", "Bearer");
    }

    private Answer welcome(Users.User user, boolean secure) {
        String token = Token.make();
        Instant expiresAt = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(HOLDS);
        users.saveToken(Token.hash(token), user.name(), expiresAt);
        ObjectNode body = Answer.object();
        body.put("token", token);
        body.put("expiresAt", JsonText.time(expiresAt));
        body.put("role", user.role().word());
        return Answer.ok(body).with("Set-Cookie", cookie(token, HOLDS, secure));
    }

    private static String cookie(String token, Duration age, boolean secure) {
        return Gate.COOKIE + "=" + token + "; Max-Age=" + age.toSeconds() + "; Path=/; HttpOnly; SameSite=Strict"
                + (secure ? "; Secure" : "");
    }
}
