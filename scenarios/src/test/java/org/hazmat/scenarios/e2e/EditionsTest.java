package org.hazmat.scenarios.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.message.LocationBlock;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.wire.BcdTime;
import org.hazmat.scenarios.fleet.Duty;
import org.hazmat.scenarios.fleet.Identity;
import org.hazmat.scenarios.fleet.Tally;
import org.hazmat.scenarios.fleet.VirtualTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A terminal of each edition tells where it is, who drives and what is carried; all of it is there after a kill -9 too. */
class EditionsTest {
    private static final Map<Edition, Identity> TERMINALS = Map.of(
            Edition.V2011, new Identity("013900008011", "津E2E811", 2),
            Edition.V2013, new Identity("013900008013", "津E2E813", 2),
            Edition.V2019, new Identity("013900008019", "津E2E819", 2));

    @TempDir
    Path folder;

    @Test
    void whatATerminalTellsIsKeptAndShownInEachEdition() throws Exception {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(30);
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"), Database.EMBEDDED.fresh())) {
            Api api = Api.logIn(server.httpPort(), "admin", ServerProcess.ADMIN_PASSWORD);
            for (Identity identity : TERMINALS.values()) {
                District.vehicle(api, identity.plate(), identity.phoneNumber());
            }
            Tally tally = tell(server.terminalPort(), now);
            assertThat(tally.refusedCount()).isZero();
            shows(api);
            server.kill();
        }
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"), Map.of())) {
            shows(Api.logIn(server.httpPort(), "admin", ServerProcess.ADMIN_PASSWORD));
        }
    }

    /** Returns when everything is acknowledged. */
    private static Tally tell(int port, Instant now) {
        Tally tally = new Tally();
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try {
            TERMINALS.forEach((edition, identity) -> {
                VirtualTerminal terminal = new VirtualTerminal(
                        identity, edition, loops.next(), new InetSocketAddress("127.0.0.1", port), tally);
                terminal.report(Duty.cardIn(identity, edition, now));
                terminal.report(Duty.waybill(identity));
                terminal.report(report(now));
                terminal.start();
            });
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> tally.acknowledgedCount() + tally.refusedCount() == 9);
            return tally;
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }

    private static LocationReport report(Instant time) {
        LocationBlock block = new LocationBlock(0, 3, 38_900_000, 117_700_000, 4, 456, 90, BcdTime.of(time));
        return LocationReport.of(block, List.of());
    }

    private static void shows(Api api) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            for (Identity identity : TERMINALS.values()) {
                String path = "/vehicles/" + Api.encode(identity.plate());
                JsonNode vehicle = api.get(path);
                assertThat(vehicle.path("driver").path("name").asText()).startsWith("样例驾驶员");
                assertThat(vehicle.path("reportedWaybill").path("text").asText())
                        .contains(identity.plate());
                assertThat(api.list(path + "/events")).hasSize(2);
                assertThat(api.list(path + "/track")).hasSize(1);
                JsonNode evidence = api.get("/terminals/" + identity.phoneNumber() + "/profile")
                        .path("evidence");
                boolean of2011 = identity.equals(TERMINALS.get(Edition.V2011));
                assertThat(evidence.findValuesAsText("quirk")).isEqualTo(of2011 ? List.of("edition-2011") : List.of());
            }
        });
    }
}
