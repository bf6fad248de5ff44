package org.hazmat.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.hazmat.web.read.Role;
import org.hazmat.web.read.TerminalProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a terminal departs from the standard, and setting by hand how it is read. */
class TerminalProfileTest {
    private static final String PROFILE = "/api/v1/terminals/013912345678/profile";

    private final Running web = new Running();

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void whatWasSeenAndWhatIsForcedAreShown() {
        assertThat(web.get(Role.BUREAU, PROFILE).status()).isEqualTo(404);
        Instant seen = Instant.parse("2026-03-10T00:30:00Z");
        web.platform.profiles.put(
                "13912345678",
                TerminalProfile.empty("13912345678")
                        .with(new TerminalProfile.Evidence("version-bit", seen, seen, 7, "0002")));
        Running.Reply put = web.put(Role.BUREAU, PROFILE, "{\"edition\":\"2011\",\"charset\":null}");
        assertThat(put.status()).as(put.raw().body()).isEqualTo(200);
        JsonNode profile = web.get(Role.ADMIN, PROFILE).json();
        assertThat(profile).isEqualTo(put.json());
        assertThat(profile.path("edition").asText()).isEqualTo("2011");
        assertThat(profile.path("charset").isNull()).isTrue();
        assertThat(profile.path("author").asText()).isNotBlank();
        JsonNode evidence = profile.path("evidence").get(0);
        assertThat(evidence.path("quirk").asText()).isEqualTo("version-bit");
        assertThat(evidence.path("count").asInt()).isEqualTo(7);
        assertThat(evidence.path("firstSeen").asText()).isEqualTo("2026-03-10T08:30:00+08:00");
    }

    @Test
    void onlyBureauAndAdministratorsMay() {
        for (Role role : new Role[] {Role.POLICE, Role.OPERATOR}) {
            assertThat(web.get(role, PROFILE).status()).isEqualTo(403);
            assertThat(web.put(role, PROFILE, "{}").status()).isEqualTo(403);
        }
        assertThat(web.put(Role.ADMIN, PROFILE, "{}").status()).isEqualTo(200);
    }

    @Test
    void whatCannotBeForcedIsRefused() {
        assertThat(web.put(Role.BUREAU, PROFILE, "{\"edition\":\"2020\"}").status())
                .isEqualTo(400);
        assertThat(web.put(Role.BUREAU, PROFILE, "{\"coordinates\":\"swapped\"}")
                        .status())
                .isEqualTo(400);
    }
}
