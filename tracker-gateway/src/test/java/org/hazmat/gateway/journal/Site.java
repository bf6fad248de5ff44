package org.hazmat.gateway.journal;

import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.hazmat.geocore.engine.Judge;
import org.hazmat.geocore.engine.LocalLanes;
import org.hazmat.geocore.evidence.SigningKey;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.track.Past;
import org.hazmat.geocore.track.PastFix;
import org.hazmat.geocore.track.Refolded;
import org.hazmat.geocore.track.Step;
import org.hazmat.geocore.track.Touch;
import org.hazmat.geocore.track.Track;
import org.hazmat.geocore.violation.Violation;

/** A journal with lanes, as the server wires them. The judge here finds a violation in each fix faster than 100 km/h. */
final class Site implements AutoCloseable {
    static final SigningKey KEY = SigningKey.random();
    static final Instant START = Instant.parse("2026-03-10T01:00:00Z");
    final AtomicReference<Throwable> fatal = new AtomicReference<>();
    final AtomicReference<Instant> now = new AtomicReference<>(START);
    final Vertx vertx = Vertx.vertx();
    final Journal journal;
    final LocalLanes lanes;

    private Site(JournalSettings settings, Judge judge, int laneCount) {
        InstantSource clock = now::get;
        journal = Journal.open(settings, KEY, clock);
        lanes = await(LocalLanes.start(vertx, laneCount, judge, journal, clock, journal.known())
                .toCompletableFuture());
    }

    static Site open(Path folder) {
        return open(folder, settings -> settings, new Fast(), 2);
    }

    static Site open(Path folder, UnaryOperator<JournalSettings> tuned, Judge judge, int laneCount) {
        Site site = new Site(tuned.apply(JournalSettings.of(folder)), judge, laneCount);
        await(site.journal.start(site.lanes, site.fatal::set).toCompletableFuture());
        return site;
    }

    /** Returns when the arrival is acknowledged. */
    void send(Arrival arrival) {
        await(sending(arrival));
    }

    CompletableFuture<Void> sending(Arrival arrival) {
        CompletableFuture<Void> durable = new CompletableFuture<>();
        offer(new Arrival(
                arrival.vehicle(),
                arrival.phoneNumber(),
                arrival.frame(),
                arrival.receivedAt(),
                arrival.fixes(),
                () -> durable.complete(null)));
        return durable;
    }

    /** As a connection does: what is refused is offered again when there is room. */
    void offer(Arrival arrival) {
        if (!journal.offer(arrival)) {
            journal.whenRoom(() -> offer(arrival));
        }
    }

    List<OutcomeLog.Entry> outcomes() {
        return journal.outcomeLog().after(0, Integer.MAX_VALUE);
    }

    static VehicleId vehicle(int number) {
        return VehicleId.parse("津A%05d".formatted(number));
    }

    static Fix fix(int second, double speedKmh) {
        Instant time = START.plusSeconds(second);
        byte[] body = (time + " " + speedKmh).getBytes(StandardCharsets.UTF_8);
        return new Fix(time, Position.ofDegrees(117.7, 38.9), speedKmh, 90, 3, 0, 2, Digest.of(body));
    }

    static Arrival arrival(VehicleId vehicle, Fix... fixes) {
        return arrival(vehicle, START, fixes);
    }

    static Arrival arrival(VehicleId vehicle, Instant receivedAt, Fix... fixes) {
        return new Arrival(
                vehicle, "013912345678", new byte[] {0x7e, 1, 2, 0x7e}, receivedAt, List.of(fixes), () -> {});
    }

    static <T> T await(CompletableFuture<T> future) {
        return future.orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        journal.close();
        await(vertx.close().toCompletionStage().toCompletableFuture());
    }

    /** Finds a violation in each fast fix, so that every test knows by hand what the feed has to hold. */
    static final class Fast implements Judge {
        @Override
        public Step step(Track track, Fix fix, Instant receivedAt) {
            List<Change> changes = fix.speedKmh() > 100
                    ? List.of(new Change.Opened(violation(track.vehicle(), fix.time())))
                    : List.of();
            return new Step(track, Quality.GOOD, changes);
        }

        @Override
        public Optional<Duration> silenceLimit(Track track) {
            return Optional.empty();
        }

        @Override
        public Step silence(Track track, Duration quiet) {
            return new Step(track, Quality.GOOD, List.of());
        }

        @Override
        public Refolded late(Past past, Track track, List<PastFix> reports) {
            throw new IllegalStateException("nothing is late here");
        }

        @Override
        public Optional<Refolded> since(Past past, Track track, Instant time, Touch touch) {
            throw new IllegalStateException("nothing is edited here");
        }

        static Violation violation(VehicleId vehicle, Instant start) {
            return new Violation(
                    vehicle + "@" + start,
                    vehicle,
                    "R1",
                    "speed",
                    null,
                    start,
                    Position.ofDegrees(117.7, 38.9),
                    start,
                    start,
                    null,
                    null,
                    101.5,
                    null,
                    null,
                    false,
                    1,
                    List.of("older"),
                    1,
                    null,
                    "00ff",
                    null,
                    "bureau",
                    "police",
                    null);
        }
    }
}
