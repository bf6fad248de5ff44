package org.hazmat.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hazmat.web.read.Audit;
import org.hazmat.web.read.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Who logs in, sees personal data, hands something out or does something stands in the audit log, before the answer. Seen to fail with
 * the traces not recorded, and with the name of an account that does not exist written down.
 */
class AuditTest {
    private static final String WRONG = "another secret text";

    private final Running web = new Running();

    @AfterEach
    void stop() {
        web.close();
    }

    private int login(String name, String password) {
        return web.post(null, "/api/v1/login", "{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}")
                .status();
    }

    private List<String> acts() {
        return web.platform.acts.stream()
                .map(act -> act.author() + " " + act.action() + " " + act.subject())
                .toList();
    }

    @Test
    void loginsAreWrittenDownWithTheirAddress() {
        assertThat(login("police", Running.PASSWORD)).isEqualTo(200);
        assertThat(login("police", WRONG)).isEqualTo(401);
        assertThat(web.post(Role.POLICE, "/api/v1/logout", "").status()).isEqualTo(204);
        assertThat(acts())
                .containsExactly("police login session", "police login-refused session", "police logout session");
        assertThat(web.platform.acts.getFirst().detail()).isEqualTo("from 127.0.0.1");
    }

    /** People type their password where the name belongs. */
    @Test
    void aNameThatNoAccountHasIsNotWrittenDown() {
        assertThat(login(Running.PASSWORD, WRONG)).isEqualTo(401);
        assertThat(web.platform.acts).singleElement().satisfies(act -> {
            assertThat(act.author()).isEmpty();
            assertThat(act.detail()).isEqualTo("unknown account, from 127.0.0.1");
            assertThat(act.toString()).doesNotContain(Running.PASSWORD, WRONG);
        });
    }

    @Test
    void whoHasToWaitIsWrittenDownOnceAWait() {
        for (int i = 0; i < LoginThrottle.FREE_PER_ACCOUNT; i++) {
            login("police", WRONG);
        }
        web.platform.acts.clear();
        for (int i = 0; i < 3; i++) {
            assertThat(login("police", WRONG)).isEqualTo(429);
        }
        assertThat(acts()).containsExactly("police login-locked session");
        web.platform.pass(Duration.ofSeconds(1));
        assertThat(login("police", WRONG)).isEqualTo(401);
        assertThat(login("police", WRONG)).isEqualTo(429);
        assertThat(acts())
                .containsExactly(
                        "police login-locked session", "police login-refused session", "police login-locked session");
    }

    @Test
    void whoSawAVehiclesTrackAndOfWhenIsWrittenDown() {
        String path =
                "/api/v1/vehicles/%E6%B4%A5A12345/track?limit=10&from=2026-03-10T00:00:00Z&to=2026-03-11T00:00:00Z";
        assertThat(web.get(Role.POLICE, path).status()).isEqualTo(200);
        assertThat(web.platform.acts).singleElement().satisfies(act -> {
            assertThat(act.author()).isEqualTo("police");
            assertThat(act.action()).isEqualTo("view");
            assertThat(act.subject()).isEqualTo("track");
            assertThat(act.id()).isEqualTo("津A12345");
            assertThat(act.detail()).isEqualTo("from=2026-03-10T00:00:00Z&to=2026-03-11T00:00:00Z");
        });
        String theirs = "/api/v1/vehicles/%E6%B4%A5B67890:1/track";
        assertThat(web.get(Role.OPERATOR, theirs).status()).isEqualTo(404);
        assertThat(web.platform.acts).as("nothing was seen").hasSize(1);
    }

    /**
     * A console that waits for a terminal's answer asks every second. Seen to fail with each look written down, and with those of all
     * people taken for one.
     */
    @Test
    void aLookThatGoesOnIsOneEntryEachTenMinutes() {
        String track = "/api/v1/vehicles/%E6%B4%A5A12345/track";
        for (int i = 0; i < 3; i++) {
            web.platform.pass(Looks.GOES_ON.minusSeconds(1).dividedBy(3));
            web.get(Role.POLICE, track);
        }
        assertThat(acts()).containsExactly("police view track");
        web.get(Role.POLICE, track + "?from=2026-03-10T00:00:00Z");
        web.get(Role.BUREAU, track);
        assertThat(acts()).containsExactly("police view track", "police view track", "bureau view track");
        web.platform.pass(Looks.GOES_ON);
        web.get(Role.POLICE, track);
        assertThat(acts()).hasSize(4).endsWith("police view track");
    }

    /** Written down once more by hand: what shows personal data, hands something out, or does what is no edit. */
    @Test
    void theTableSaysWhatLeavesATrace() {
        Map<String, String> traces = new TreeMap<>();
        for (Route route : RouteTableTest.table(web)) {
            Trace trace = route.trace();
            if (trace != null) {
                traces.put(route.operation(), trace.action() + " " + trace.subject());
            }
        }
        assertThat(traces)
                .isEqualTo(Map.ofEntries(
                        Map.entry("logout", "logout session"),
                        Map.entry("listUsers", "view users"),
                        Map.entry("getUser", "view users"),
                        Map.entry("listVehicleEvents", "view vehicle-events"),
                        Map.entry("getTrack", "view track"),
                        Map.entry("getVehicle", "view vehicle"),
                        Map.entry("listPositions", "view positions"),
                        Map.entry("live", "view positions"),
                        Map.entry("listCommands", "view commands"),
                        Map.entry("getCommand", "view commands"),
                        Map.entry("listBadFrames", "view bad-frames"),
                        Map.entry("getExplanation", "view explanation"),
                        Map.entry("listAudit", "view audit"),
                        Map.entry("exportAudit", "export audit"),
                        Map.entry("getEvidence", "export evidence"),
                        Map.entry("releaseTerminal", "release terminal"),
                        Map.entry("putTerminalProfile", "force terminal-profile"),
                        Map.entry("commitImport", "import zones"),
                        Map.entry("startBackup", "start backup"),
                        Map.entry("startBacktest", "start backtest"),
                        Map.entry("cancelBacktest", "cancel backtest"),
                        Map.entry("replaySubscription", "replay subscription")));
    }

    @Test
    void theLogIsHandedOutAsAFileToAdministrators() {
        Running.Reply file = web.get(Role.ADMIN, "/api/v1/audit/export?first=1&limit=10");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"audit-1.jsonl\"");
        assertThat(file.raw().body()).contains("hazmat-audit/1");
        assertThat(web.get(Role.POLICE, "/api/v1/audit/export").status()).isEqualTo(403);
        assertThat(web.platform.acts).extracting(Audit.Act::action).containsExactly("export");
    }
}
