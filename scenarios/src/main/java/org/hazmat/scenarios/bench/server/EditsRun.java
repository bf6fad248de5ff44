package org.hazmat.scenarios.bench.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hazmat.geocore.json.JsonText;
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
import org.hazmat.scenarios.bench.Spread;
import org.hazmat.scenarios.bench.SyntheticDistrict;
import org.hazmat.scenarios.player.LiveApi;
import org.hazmat.scenarios.player.LiveTerminal;

/**
 * Edits one after another. A vehicle stands in the zone all the time, so that with each new version the first report closes a violation
 * and the second opens one that names the version.
 */
public final class EditsRun implements AutoCloseable {
    private static final int VERTICES = 64;
    private static final int FIXED = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Position PLACE = SyntheticDistrict.at(0, 0);
    private static final Vehicle VEHICLE = new Vehicle(
            new VehicleId("津EDT001", 2), "13900007999", null, null, null, CargoState.LOADED, null, null, true);

    private final LiveApi api;
    private final LiveTerminal terminal;
    private final InputStream feed;
    private final BlockingQueue<Opened> opened = new LinkedBlockingQueue<>();
    private Instant newest = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60);

    private record Opened(int zoneVersion, long nanos) {}

    /**
     * What was seen.
     *
     * @param answered from request to answer, in milliseconds
     * @param fed from request to feed
     * @param misjudged edits after whose answer a report was judged by another version
     */
    public record Result(Spread answered, Spread fed, int misjudged) {}

    private EditsRun(LiveApi api, LiveTerminal terminal, InputStream feed) {
        this.api = api;
        this.terminal = terminal;
        this.feed = feed;
    }

    /**
     * Edits a zone of the server again and again.
     *
     * @param warmUp edits before those that count
     */
    public static Result of(LocalServer server, int zones, int warmUp, int edits)
            throws IOException, InterruptedException {
        LiveApi api = Law.login(server);
        Law.enact(api, SyntheticDistrict.of(zones, 7));
        draw(api, 0);
        Law.ban(api, "EDITED-BAN", List.of("EDITED"));
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.terminalPort());
        try (LiveTerminal terminal = LiveTerminal.of(VEHICLE, Edition.V2019, address);
                EditsRun run = new EditsRun(api, terminal, api.stream("/feed").body())) {
            Thread.ofPlatform().name("feed").daemon().start(run::read);
            return run.run(warmUp, edits);
        }
    }

    private Result run(int warmUp, int edits) throws IOException, InterruptedException {
        List<Double> answered = new ArrayList<>();
        List<Double> fed = new ArrayList<>();
        int misjudged = 0;
        for (int round = 1; round <= warmUp + edits; round++) {
            awaitClock();
            long asked = System.nanoTime();
            draw(api, round);
            long answer = System.nanoTime();
            standing(Instant.now());
            Opened violation = opened.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (violation == null) {
                throw new IOException("no violation was opened after edit " + round);
            }
            if (round > warmUp) {
                answered.add((answer - asked) / 1e6);
                fed.add((violation.nanos - asked) / 1e6);
                misjudged += violation.zoneVersion == round + 1 ? 0 : 1;
            }
        }
        return new Result(spread(answered), spread(fed), misjudged);
    }

    /** A fix that is ahead of the edit would be judged before it, and then again. */
    private void awaitClock() throws InterruptedException {
        while (!Instant.now().isAfter(newest)) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** Two reports of the first whole seconds that the new version judges. */
    private void standing(Instant since) throws IOException {
        Instant first = since.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        newest = first.plusSeconds(1);
        terminal.report(Stream.of(first, newest).map(EditsRun::report).toList());
    }

    private static Message report(Instant time) {
        BcdTime stamp = BcdTime.of(time);
        return LocationReport.of(
                new LocationBlock(0, FIXED, PLACE.latMicrodegrees(), PLACE.lonMicrodegrees(), 4, 0, 90, stamp),
                List.of());
    }

    private static void draw(LiveApi api, int round) throws IOException, InterruptedException {
        List<Position> ring = new ArrayList<>();
        for (int i = 0; i < VERTICES; i++) {
            double angle = 2 * Math.PI * i / VERTICES;
            double far = 1_000 + 10 * (round % 20) + 200 * Math.sin(5 * angle);
            ring.add(SyntheticDistrict.at(far * Math.cos(angle), far * Math.sin(angle)));
        }
        ring.add(ring.getFirst());
        Shape shape = new Shape.Area(List.of(new Shape.Polygon(ring, List.of())));
        Zone zone = new Zone("EDITED", "EDITED", ZoneKind.RESTRICTED_AREA, shape, null, null, true);
        api.put("/zones/EDITED", ZoneJson.write(zone));
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(feed, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:")) {
                    heard(JsonText.parse(line.substring("data:".length())), System.nanoTime());
                }
            }
        } catch (IOException closed) {
            // The run was closed, or the server ended.
        }
    }

    private void heard(JsonNode event, long nanos) {
        JsonNode violation = event.path("data");
        if (event.path("type").asText().equals("violation.opened")
                && violation.path("zone").asText().equals("EDITED")) {
            opened.add(new Opened(violation.path("zoneVersion").asInt(), nanos));
        }
    }

    private static Spread spread(List<Double> millis) {
        return Spread.of(millis.stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Override
    public void close() throws IOException {
        feed.close();
    }
}
