package org.hazmat.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.hazmat.web.read.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UserTest {
    private final Running web = new Running();

    @AfterEach
    void stop() {
        web.close();
    }

    private Running.Reply put(String name, String body) {
        return web.put(Role.ADMIN, "/api/v1/users/" + name, body);
    }

    @Test
    void isMadeChangedReadAndDeletedAndNeverTellsItsPassword() {
        Running.Reply made = put("li.na", "{\"role\":\"operator\",\"operator\":\"滨海运输\",\"password\":\"0123456789\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.raw().body()).isEqualTo("{\"name\":\"li.na\",\"role\":\"operator\",\"operator\":\"滨海运输\"}");
        String hash = web.platform.users.find("li.na").orElseThrow().passwordHash();
        assertThat(hash).startsWith("$argon2id$");
        assertThat(put("li.na", "{\"role\":\"police\"}").status()).isEqualTo(200);
        assertThat(web.platform.users.find("li.na").orElseThrow().passwordHash())
                .isEqualTo(hash);
        assertThat(web.get(Role.ADMIN, "/api/v1/users/li.na").raw().body())
                .isEqualTo("{\"name\":\"li.na\",\"role\":\"police\",\"operator\":null}");
        assertThat(web.get(Role.ADMIN, "/api/v1/users").raw().body()).doesNotContain("argon2", "0123456789");
        assertThat(web.delete(Role.ADMIN, "/api/v1/users/li.na").status()).isEqualTo(204);
        assertThat(web.get(Role.ADMIN, "/api/v1/users/li.na").status()).isEqualTo(404);
        assertThat(web.delete(Role.ADMIN, "/api/v1/users/li.na").status()).isEqualTo(404);
    }

    @Test
    void needsEightCharactersAndAPasswordAtFirst() {
        assertThat(put("x", "{\"role\":\"police\",\"password\":\"1234567\"}").status())
                .isEqualTo(400);
        assertThat(put("x", "{\"role\":\"police\"}").status()).isEqualTo(400);
        assertThat(put("x", "{\"role\":\"police\",\"operator\":\"\",\"password\":\"12345678\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void anOperatorBelongsToAnOperatorAndNobodyElseDoes() {
        Running.Reply without = put("x", "{\"role\":\"operator\",\"password\":\"0123456789\"}");
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.json().path("errors").get(0).path("pointer").asText())
                .isEqualTo("/operator");
        assertThat(put("x", "{\"role\":\"police\",\"operator\":\"滨海运输\",\"password\":\"0123456789\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theLastAdministratorStays() {
        assertThat(web.delete(Role.ADMIN, "/api/v1/users/admin").status()).isEqualTo(409);
        assertThat(put("admin", "{\"role\":\"police\"}").status()).isEqualTo(409);
        put("second", "{\"role\":\"admin\",\"password\":\"0123456789\"}");
        assertThat(web.delete(Role.ADMIN, "/api/v1/users/admin").status()).isEqualTo(204);
    }

    @Test
    void aListGoesOnWhereItsCursorSays() {
        Running.Reply first = web.get(Role.ADMIN, "/api/v1/users?limit=3");
        assertThat(first.json().path("items")).hasSize(3);
        Running.Reply second = web.get(
                Role.ADMIN,
                "/api/v1/users?limit=3&cursor=" + first.json().path("next").asText());
        assertThat(second.json().path("items")).hasSize(1);
        assertThat(second.json().path("next").isNull()).isTrue();
    }
}
