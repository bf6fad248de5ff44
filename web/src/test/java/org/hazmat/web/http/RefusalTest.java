package org.hazmat.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.hazmat.web.read.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is refused, and whether the answer says what and where. */
class RefusalTest {
    private final Running web = new Running();

    @AfterEach
    void stop() {
        web.close();
    }

    private static void assertProblem(Running.Reply reply, int status, String... inDetail) {
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.json().path("type").asText()).isEqualTo("about:blank");
        assertThat(reply.json().path("title").asText()).isNotBlank();
        assertThat(reply.json().path("status").asInt()).isEqualTo(status);
        for (String part : inDetail) {
            assertThat(reply.json().path("detail").asText()).contains(part);
        }
    }

    @Test
    void anUnknownPath() {
        assertProblem(web.get(null, "/api/v1/nothing"), 404, "/api/v1/nothing");
        assertProblem(web.get(null, "/elsewhere"), 404, "/elsewhere");
    }

    @Test
    void aStoreThatDoesNotAnswer() {
        web.platform.storeAway = true;
        assertProblem(web.get(Role.BUREAU, "/api/v1/vehicles/" + Running.OURS), 503, "try again later");
        web.platform.storeAway = false;
        assertThat(web.get(Role.BUREAU, "/api/v1/vehicles/" + Running.OURS).status())
                .isEqualTo(200);
    }

    @Test
    void anotherMethod() {
        Running.Reply reply = web.post(Role.ADMIN, "/api/v1/zones/Z1", "{}");
        assertProblem(reply, 405, "POST");
        assertThat(reply.header("Allow").split(", ")).containsExactlyInAnyOrder("GET", "PUT", "DELETE");
    }

    @Test
    void aBodyThatIsTooLarge() {
        String body = "{\"role\":\"police\",\"password\":\"" + "x".repeat(300_000) + "\"}";
        assertProblem(web.put(Role.ADMIN, "/api/v1/users/big", body), 413, "256 KiB");
    }

    @Test
    void aBodyThatIsNoJsonByItsType() {
        HttpRequest.Builder request =
                web.request(Role.ADMIN, "/api/v1/users/x").PUT(HttpRequest.BodyPublishers.ofString("{}"));
        assertProblem(web.send(request), 415, "application/json");
        assertProblem(web.send(request.header("Content-Type", "text/plain")), 415, "application/json");
    }

    @Test
    void brokenJsonSaysWhere() {
        assertProblem(web.put(Role.ADMIN, "/api/v1/users/x", "{\n \"role\": oops}"), 400, "line 2, column ");
        assertProblem(web.put(Role.ADMIN, "/api/v1/users/x", "[]"), 400);
        assertProblem(web.put(Role.ADMIN, "/api/v1/users/x", "\"text\""), 400);
        assertProblem(web.put(Role.ADMIN, "/api/v1/users/x", ""), 400, "missing");
        assertProblem(web.put(Role.ADMIN, "/api/v1/users/x", "{\"role\":\"police\",\"role\":\"admin\"}"), 400, "role");
    }

    @Test
    void anUnknownFieldIsNamed() {
        Running.Reply reply = web.put(
                Role.ADMIN,
                "/api/v1/users/x",
                "{\"role\":\"police\",\"password\":\"long enough 1\",\"colour\":\"red\"}");
        assertProblem(reply, 400, "colour");
        assertThat(reply.json().path("errors").get(0).path("pointer").asText()).isEqualTo("/colour");
    }

    @Test
    void aMissingFieldAndAWrongWordAreNamed() {
        assertProblem(web.put(Role.ADMIN, "/api/v1/users/x", "{\"password\":\"long enough 1\"}"), 400, "role");
        Running.Reply reply = web.put(Role.ADMIN, "/api/v1/users/x", "{\"role\":\"king\"}");
        assertProblem(reply, 400, "role");
        assertThat(reply.json().path("errors").get(0).path("pointer").asText()).isEqualTo("/role");
    }

    @Test
    void aListThatIsTooShortAndAWrongEntryAreNamed() {
        String permit = "{\"plate\":\"津A12345\",\"validFrom\":\"2026-03-01\",\"validTo\":\"2026-03-31\",\"zones\":[]}";
        assertProblem(
                web.put(Role.ADMIN, "/api/v1/permits/P", permit), 400, "/zones: has too few entries; the least is 1");
        assertProblem(
                web.put(Role.ADMIN, "/api/v1/rules/R", "{\"kind\":\"fatigue\",\"exemptCargo\":[\"full\"]}"),
                400,
                "/exemptCargo/0: has to be one of loaded");
        assertProblem(
                web.put(Role.ADMIN, "/api/v1/zones/Z", "{\"type\":\"Zone\",\"geometry\":{},\"properties\":{}}"),
                400,
                "has to be Feature");
        assertProblem(web.post(null, "/api/v1/login", "{\"username\":null,\"password\":\"x\"}"), 400, "/username: ");
    }

    @Test
    void aWrongParameterIsNamed() {
        assertProblem(web.get(Role.POLICE, "/api/v1/zones?limit=0"), 400, "limit");
        assertProblem(web.get(Role.POLICE, "/api/v1/zones?limit=1001"), 400, "limit");
        assertProblem(web.get(Role.POLICE, "/api/v1/zones?limit=many"), 400, "limit");
        assertProblem(web.get(Role.POLICE, "/api/v1/violations?state=ajar"), 400, "state");
        assertProblem(web.get(Role.POLICE, "/api/v1/violations?plat=x"), 400, "plat", "plate");
        assertProblem(web.get(Role.POLICE, "/api/v1/violations?from=yesterday"), 400, "from", "yesterday");
        assertProblem(web.get(Role.POLICE, "/api/v1/quality"), 400, "plate");
        assertProblem(web.get(Role.POLICE, "/api/v1/positions?bbox=1,2,3"), 400, "bbox");
        assertProblem(web.get(Role.POLICE, "/api/v1/violations?cursor=nonsense"), 400, "nonsense");
        assertProblem(web.get(Role.POLICE, "/api/v1/feed/events?after=nonsense"), 400, "after: ", "nonsense");
    }

    @Test
    void anEmptyParameterCountsAsAbsent() {
        assertThat(web.get(Role.POLICE, "/api/v1/zones?limit=&cursor=").status())
                .isEqualTo(200);
    }

    @Test
    void aTokenThatDoesNotHold() {
        HttpRequest.Builder request = web.request(null, "/api/v1/me").header("Authorization", "Bearer made-up");
        Running.Reply reply = web.send(request);
        assertProblem(reply, 401, "log in");
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertProblem(web.get(null, "/api/v1/me?token=token-admin"), 401);
    }
}
