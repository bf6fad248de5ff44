package org.hazmat.geocore.engine;

import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Step;
import org.hazmat.geocore.track.Track;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The single writer of a share of the vehicles: one event-loop context, on which all of its fields are read and written.
 */
final class Lane extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 2;

    private final Ledger ledger;
    private final InstantSource clock;
    private final LongAdder quarantined;
    private final Map<VehicleId, Watched> vehicles = new HashMap<>();
    private final PriorityQueue<Due> silences = new PriorityQueue<>();
    private Judge judge;

    Lane(Judge judge, Ledger ledger, InstantSource clock, LongAdder quarantined, Collection<Known> known) {
        this.judge = judge;
        this.ledger = ledger;
        this.clock = clock;
        this.quarantined = quarantined;
        for (Known each : known) {
            vehicles.put(each.track().vehicle(), new Watched(each.track(), each.heardAt()));
        }
    }

    void offer(List<Report> reports) {
        context.runOnContext(ignored -> {
            Instant now = clock.instant();
            for (Report report : reports) {
                take(report, now);
            }
        });
    }

    void heard(VehicleId vehicle, Instant receivedAt) {
        context.runOnContext(ignored -> {
            Watched watched = vehicles.get(vehicle);
            if (watched != null) {
                watched.heard(receivedAt);
            }
        });
    }

    CompletionStage<Void> switchTo(Judge next) {
        CompletableFuture<Void> switched = new CompletableFuture<>();
        context.runOnContext(ignored -> {
            judge = next;
            switched.complete(null);
        });
        return switched;
    }

    void watchSilence() {
        context.runOnContext(ignored -> {
            vehicles.values().forEach(watched -> expectSilence(watched, Instant.MIN));
            vertx.setPeriodic(TICK.toMillis(), timer -> closeSilent(clock.instant()));
        });
    }

    private void take(Report report, Instant now) {
        Watched watched =
                vehicles.computeIfAbsent(report.vehicle(), id -> new Watched(Track.start(id), report.receivedAt()));
        watched.heard(report.receivedAt());
        Step step = judged(watched.track, report);
        watched.track = step.track();
        ledger.commit(new Outcome(report.vehicle(), report, step.quality(), step.track(), step.changes(), now));
        expectSilence(watched, Instant.MIN);
    }

    /** A bug that one report brings out must not stop the other vehicles of the lane (design.md 7). */
    private Step judged(Track track, Report report) {
        for (int attempt = 1; ; attempt++) {
            try {
                return judge.step(track, report.fix(), report.receivedAt());
            } catch (Throwable bug) {
                if (attempt == ATTEMPTS) {
                    quarantined.increment();
                    LOG.error(
                            "report {} of {} is quarantined: {}", report.entry(), report.vehicle(), report.fix(), bug);
                    return new Step(track, Quality.QUARANTINED, List.of());
                }
            }
        }
    }

    private void expectSilence(Watched watched, Instant earliest) {
        Optional<Duration> limit = silenceLimit(watched.track);
        if (limit.isEmpty()) {
            return;
        }
        Instant byLimit = watched.heardAt.plus(limit.get());
        Instant due = byLimit.isBefore(earliest) ? earliest : byLimit;
        if (watched.due == null || due.isBefore(watched.due)) {
            watched.due = due;
            silences.add(new Due(due, watched));
        }
    }

    /** Looks at what is due, not at all vehicles; that a vehicle was heard in the meantime shows only here. */
    private void closeSilent(Instant now) {
        for (Due due = silences.peek(); due != null && !due.at.isAfter(now); due = silences.peek()) {
            silences.remove();
            Watched watched = due.watched;
            if (due.at.equals(watched.due)) {
                watched.due = null;
                if (!isSilent(watched, now) || closed(watched, now)) {
                    expectSilence(watched, now.plus(TICK));
                }
            }
        }
    }

    private boolean isSilent(Watched watched, Instant now) {
        return silenceLimit(watched.track)
                .filter(limit -> !watched.heardAt.plus(limit).isAfter(now))
                .isPresent();
    }

    private Optional<Duration> silenceLimit(Track track) {
        try {
            return judge.silenceLimit(track);
        } catch (RuntimeException bug) {
            LOG.error("no silence limit for {}", track.vehicle(), bug);
            return Optional.empty();
        }
    }

    /** False when a bug kept it from closing: then it is tried again when the vehicle is heard. */
    private boolean closed(Watched watched, Instant now) {
        try {
            Step step = judge.silence(watched.track, Duration.between(watched.heardAt, now));
            watched.track = step.track();
            ledger.commit(new Outcome(step.track().vehicle(), null, null, step.track(), step.changes(), now));
            return true;
        } catch (RuntimeException bug) {
            quarantined.increment();
            LOG.error("silence of {} is quarantined", watched.track.vehicle(), bug);
            return false;
        }
    }

    /** A vehicle of this lane. */
    private static final class Watched {
        private Track track;
        private Instant heardAt;
        private @Nullable Instant due;

        private Watched(Track track, Instant heardAt) {
            this.track = track;
            this.heardAt = heardAt;
        }

        private void heard(Instant receivedAt) {
            if (receivedAt.isAfter(heardAt)) {
                heardAt = receivedAt;
            }
        }
    }

    private record Due(Instant at, Watched watched) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return at.compareTo(other.at);
        }
    }
}
