package org.hazmat.scenarios.bench.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hazmat.geocore.evidence.TrustedKey;
import org.hazmat.geocore.json.ZoneJson;
import org.hazmat.geocore.model.CargoState;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.zone.Shape;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.geocore.zone.ZoneKind;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.message.LocationBlock;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.wire.BcdTime;
import org.hazmat.scenarios.bench.SyntheticDistrict;
import org.hazmat.scenarios.player.LiveApi;
import org.hazmat.scenarios.player.LiveTerminal;

/** A terminal breaks a ban, people look at it, and a server hands out what it knows of both. */
final class ExportRun {
    static final Map<String, String> ENVIRONMENT =
            Map.of("TRACKER_UNKNOWN_TERMINALS", "admit", "TRACKER_TERMINAL_RATE", "off");

    private static final String PLATE = "津EXP001";
    private static final Vehicle VEHICLE =
            new Vehicle(new VehicleId(PLATE, 2), "13900007998", null, null, null, CargoState.LOADED, null, null, true);
    private static final int FIXED = 3;
    private static final int INSIDE = 5;
    private static final int REPORTS = 20;
    private static final int LOOKS = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private ExportRun() {}

    /** A file as it came. */
    record File(String name, byte[] octets) {
        long lines() {
            return new String(octets, StandardCharsets.UTF_8).lines().count();
        }
    }

    /** Both files, and the keys that they are sealed with. */
    record Result(File evidence, File auditLog, List<TrustedKey> keys) {}

    static Result of(LocalServer server) throws IOException, InterruptedException {
        LiveApi api = Law.login(server);
        draw(api);
        Law.ban(api, "EXPORTED-BAN", List.of("EXPORTED"));
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.terminalPort());
        try (LiveTerminal terminal = LiveTerminal.of(VEHICLE, Edition.V2019, address)) {
            terminal.report(drive());
        }
        byte[] evidence = read(api, "/violations/" + violation(api) + "/evidence");
        for (int i = 0; i < LOOKS; i++) {
            api.list("/vehicles/" + LiveApi.segment(PLATE) + "/track?all=true");
        }
        byte[] auditLog = read(api, "/audit/export");
        String keys = new String(read(api, "/keys"), StandardCharsets.UTF_8);
        return new Result(new File("evidence", evidence), new File("audit log", auditLog), TrustedKey.parse(keys));
    }

    private static void draw(LiveApi api) throws IOException, InterruptedException {
        List<Position> ring = new ArrayList<>(List.of(
                SyntheticDistrict.at(-500, -500),
                SyntheticDistrict.at(500, -500),
                SyntheticDistrict.at(500, 500),
                SyntheticDistrict.at(-500, 500)));
        ring.add(ring.getFirst());
        Shape shape = new Shape.Area(List.of(new Shape.Polygon(ring, List.of())));
        ObjectNode zone =
                ZoneJson.write(new Zone("EXPORTED", "出口区", ZoneKind.RESTRICTED_AREA, shape, null, null, true));
        zone.withObject("/properties").put("validFrom", Law.LONG_AGO);
        api.put("/zones/EXPORTED", zone);
    }

    /** From the middle of the zone straight east, out of it after the first reports. */
    private static List<Message> drive() {
        Instant begin = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        return IntStream.range(0, REPORTS)
                .mapToObj(number -> report(
                        begin.plusSeconds(30L * number),
                        SyntheticDistrict.at(number < INSIDE ? 50.0 * number : 200.0 * number, 0)))
                .toList();
    }

    private static Message report(Instant time, Position place) {
        BcdTime stamp = BcdTime.of(time);
        return LocationReport.of(
                new LocationBlock(0, FIXED, place.latMicrodegrees(), place.lonMicrodegrees(), 4, 240, 90, stamp),
                List.of());
    }

    private static String violation(LiveApi api) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            String id = api.list("/violations?state=closed&plate=" + LiveApi.segment(PLATE)).stream()
                    .map(violation -> violation.path("id").asText())
                    .findFirst()
                    .orElse("");
            if (!id.isEmpty()) {
                return id;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IOException("the violation did not come in time");
    }

    private static byte[] read(LiveApi api, String path) throws IOException, InterruptedException {
        try (InputStream body = api.stream(path).body()) {
            return body.readAllBytes();
        }
    }
}
