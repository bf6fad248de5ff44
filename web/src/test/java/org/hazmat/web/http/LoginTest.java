package org.hazmat.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import org.hazmat.web.read.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoginTest {
    private final Running web = new Running();

    @AfterEach
    void stop() {
        web.close();
    }

    private Running.Reply login(String name, String password) {
        return web.post(null, "/api/v1/login", "{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}");
    }

    private Running.Reply withCookie(String method, String path, String cookie, String origin) {
        HttpRequest.Builder request = web.request(null, path)
                .header("Cookie", cookie.split(";", 2)[0])
                .method(method, HttpRequest.BodyPublishers.noBody());
        return web.send(origin.isEmpty() ? request : request.header("Origin", origin));
    }

    @Test
    void givesATokenThatHoldsForTwelveHours() {
        Running.Reply reply = login("bureau", Running.PASSWORD);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("role").asText()).isEqualTo("bureau");
        assertThat(reply.json().path("expiresAt").asText()).isEqualTo("2026-03-10T21:00:00+08:00");
        HttpRequest.Builder me = web.request(null, "/api/v1/me")
                .header("Authorization", "Bearer " + reply.json().path("token").asText());
        assertThat(web.send(me).json().toString())
                .isEqualTo("{\"username\":\"bureau\",\"role\":\"bureau\",\"operator\":null}");
        web.platform.pass(Duration.ofHours(12));
        assertThat(web.send(me).status()).isEqualTo(401);
    }

    @Test
    void theCookieIsForThisSiteOnlyAndOutOfReachOfScripts() {
        String cookie = login("bureau", Running.PASSWORD).header("Set-Cookie");
        assertThat(cookie).contains("; HttpOnly", "; SameSite=Strict", "; Path=/", "; Max-Age=43200");
        assertThat(withCookie("GET", "/api/v1/me", cookie, "").status()).isEqualTo(200);
    }

    @Test
    void aCookieWritesOnlyFromAPageOfThisSite() {
        String cookie = login("bureau", Running.PASSWORD).header("Set-Cookie");
        assertThat(withCookie("POST", "/api/v1/logout", cookie, "https://elsewhere.example")
                        .status())
                .isEqualTo(403);
        assertThat(withCookie("POST", "/api/v1/logout", cookie, "").status()).isEqualTo(403);
        String here = "http://127.0.0.1:" + web.server.port();
        assertThat(withCookie("POST", "/api/v1/logout", cookie, here).status()).isEqualTo(204);
        assertThat(withCookie("GET", "/api/v1/me", cookie, "").status()).isEqualTo(401);
    }

    @Test
    void aWrongPasswordAndAnUnknownNameLookTheSame() {
        Running.Reply wrong = login("bureau", "wrong password");
        Running.Reply unknown = login("nobody", "wrong password");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.json()).isEqualTo(wrong.json());
        assertThat(wrong.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void afterFiveFailuresTheRightPasswordHasToWaitToo() {
        for (int i = 0; i < LoginThrottle.FREE_PER_ACCOUNT; i++) {
            assertThat(login("bureau", "wrong password").status()).isEqualTo(401);
        }
        Running.Reply slowed = login("bureau", Running.PASSWORD);
        assertThat(slowed.status()).isEqualTo(429);
        assertThat(slowed.header("Retry-After")).isEqualTo("1");
        assertThat(login("police", Running.PASSWORD).status()).isEqualTo(200);
        web.platform.pass(Duration.ofSeconds(1));
        assertThat(login("bureau", Running.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void theWaitDoublesWithEachFailure() {
        for (int i = 0; i < LoginThrottle.FREE_PER_ACCOUNT; i++) {
            login("bureau", "wrong password");
        }
        web.platform.pass(Duration.ofSeconds(1));
        assertThat(login("bureau", "wrong password").status()).isEqualTo(401);
        assertThat(login("bureau", "wrong password").header("Retry-After")).isEqualTo("2");
    }

    @Test
    void anAddressThatTriesManyNamesIsSlowedDown() {
        for (int i = 0; i < LoginThrottle.FREE_PER_ADDRESS; i++) {
            login("name" + i, "wrong password");
        }
        assertThat(login("another", "wrong password").status()).isEqualTo(429);
    }

    @Test
    void aChangedAccountIsLoggedOut() {
        assertThat(web.get(Role.POLICE, "/api/v1/me").status()).isEqualTo(200);
        web.put(Role.ADMIN, "/api/v1/users/police", "{\"role\":\"police\",\"password\":\"another password\"}");
        assertThat(web.get(Role.POLICE, "/api/v1/me").status()).isEqualTo(401);
        assertThat(login("police", "another password").status()).isEqualTo(200);
    }
}
