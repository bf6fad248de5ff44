package org.hazmat.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.web.read.Audit;
import org.hazmat.web.read.Caller;
import org.hazmat.web.read.Users;

/** Logging in and out. */
final class Logins {
    private static final Duration HOLDS = Duration.ofHours(12);

    private final Users users;
    private final InstantSource clock;
    private final PasswordLogins logins;

    Logins(Users users, Audit audit, InstantSource clock) {
        this.logins = new PasswordLogins(users, audit, clock);
        this.users = users;
        this.clock = clock;
    }

    Answer login(Request request) {
        JsonNode body = request.content();
        String name = body.path("username").asText();
        Users.User user = logins.check(
                name, body.path("password").asText(), request.incoming().address());
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
