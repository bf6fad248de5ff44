package org.hazmat.geocore.engine;

import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.PastFix;
import org.hazmat.geocore.track.Refolded;
import org.hazmat.geocore.track.Step;
import org.hazmat.geocore.track.Touch;
import org.hazmat.geocore.track.Track;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The single writer of a share of the vehicles: one event-loop context, on which all of its fields are read and written. What takes
 * long, reading a vehicle's history and folding it again, happens elsewhere; the vehicle's reports wait meanwhile, those of others do not.
 */
final class Lane extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 2;

    /** How many vehicles may wait at once because other rules are in force in their past. */
    private static final int EDITED_AT_ONCE = 4;

    /** For longer the thread is not held, as it would be by a start's reports, which are judged by code that is not compiled yet. */
    private static final Duration SPELL = Duration.ofMillis(100);

    private static final int LOOK_EVERY = 32;

    private final Ledger ledger;
    private final InstantSource clock;
    private final LongAdder quarantined;
    private final Map<VehicleId, Watched> vehicles = new HashMap<>();
    private final PriorityQueue<Due> silences = new PriorityQueue<>();
    private final Queue<Report> waiting = new ArrayDeque<>();
    private final Deque<Runnable> edited = new ArrayDeque<>();
    private int editing;
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
            boolean idle = waiting.isEmpty();
            for (Report report : reports) {
                watched(report).waiting++;
                waiting.add(report);
            }
            if (idle) {
                take();
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

    /** Completes with how many vehicles were folded again, when all were tried; exceptionally when one of them could not be. */
    CompletionStage<Integer> foldAgain(Instant since, @Nullable VehicleId vehicle, Touch touch) {
        CompletableFuture<Integer> done = new CompletableFuture<>();
        context.runOnContext(ignored -> {
            List<Watched> touched = vehicles.values().stream()
                    .filter(watched ->
                            vehicle == null || watched.track.vehicle().equals(vehicle))
                    .filter(watched ->
                            watched.pause != null || !watched.track.time().isBefore(since))
                    .toList();
            AtomicInteger left = new AtomicInteger(touched.size());
            AtomicInteger folded = new AtomicInteger();
            AtomicReference<@Nullable Throwable> failed = new AtomicReference<>();
            for (Watched watched : touched) {
                edited.add(() -> {
                    watched.paused().askFrom(since, touch, (again, bug) -> {
                        edited();
                        folded.addAndGet(again ? 1 : 0);
                        failed.compareAndSet(null, bug);
                        if (left.decrementAndGet() == 0) {
                            finish(done, folded.get(), failed.get());
                        }
                    });
                    proceed(watched);
                });
            }
            if (touched.isEmpty()) {
                done.complete(0);
            }
            beginEdited();
        });
        return done;
    }

    private static void finish(CompletableFuture<Integer> done, int folded, @Nullable Throwable bug) {
        if (bug == null) {
            done.complete(folded);
        } else {
            done.completeExceptionally(bug);
        }
    }

    private void beginEdited() {
        while (editing < EDITED_AT_ONCE && !edited.isEmpty()) {
            editing++;
            edited.remove().run();
        }
    }

    private void edited() {
        editing--;
        beginEdited();
    }

    void watchSilence() {
        context.runOnContext(ignored -> {
            vehicles.values().forEach(watched -> expectSilence(watched, Instant.MIN));
            vertx.setPeriodic(TICK.toMillis(), timer -> closeSilent(clock.instant()));
        });
    }

    /** What waits, for as long as the thread may be held; then others have their turn before the rest. */
    private void take() {
        Instant now = clock.instant();
        Instant until = now.plus(SPELL);
        List<Watched> paused = new ArrayList<>();
        try {
            for (int taken = 1; !waiting.isEmpty(); taken++) {
                take(waiting.remove(), now, paused);
                if (taken % LOOK_EVERY == 0 && clock.instant().isAfter(until)) {
                    break;
                }
            }
            // Only now, so that what came together is folded again once.
            paused.forEach(this::proceed);
        } finally {
            if (!waiting.isEmpty()) {
                context.runOnContext(ignored -> take());
            }
        }
    }

    private void take(Report report, Instant now, List<Watched> paused) {
        Watched watched = watched(report);
        watched.waiting--;
        watched.heard(report.receivedAt());
        if (watched.pause != null || !judgedAtOnce(watched, report, now)) {
            watched.paused().held.add(report);
            paused.add(watched);
        }
    }

    private Watched watched(Report report) {
        return vehicles.computeIfAbsent(report.vehicle(), id -> new Watched(Track.start(id), report.receivedAt()));
    }

    /** False when the report has to wait for the vehicle's history. */
    private boolean judgedAtOnce(Watched watched, Report report, Instant now) {
        Step step = judged(watched.track, report);
        if (step.quality() == Quality.LATE) {
            return false;
        }
        watched.track = step.track();
        ledger.commit(Outcome.of(new Outcome.Judged(report, step.quality()), step.track(), step.changes(), now));
        expectSilence(watched, Instant.MIN);
        return true;
    }

    /** A bug that one report brings out must not stop the other vehicles of the lane (design.md 7). */
    private Step judged(Track track, Report report) {
        for (int attempt = 1; ; attempt++) {
            try {
                return judge.step(track, report.fix(), report.receivedAt());
            } catch (Throwable bug) {
                if (attempt == ATTEMPTS) {
                    quarantine(report, bug);
                    return new Step(track, Quality.QUARANTINED, List.of());
                }
            }
        }
    }

    private void quarantine(Report report, Throwable bug) {
        quarantined.increment();
        LOG.error("report {} of {} is quarantined: {}", report.entry(), report.vehicle(), report.fix(), bug);
    }

    /** Does the next thing that a paused vehicle waits for; goes on when there is nothing left. */
    private void proceed(Watched watched) {
        Watched.Pause pause = watched.pause;
        if (pause == null || pause.reading) {
            return;
        }
        Instant since = pause.since;
        while (since == null
                && !pause.held.isEmpty()
                && judgedAtOnce(watched, pause.held.getFirst(), clock.instant())) {
            pause.held.removeFirst();
        }
        if (since != null) {
            pause.since = null;
            foldSince(watched, pause, since);
        } else if (pause.held.isEmpty()) {
            watched.pause = null;
            expectSilence(watched, Instant.MIN);
        } else {
            judgeHeld(watched, pause);
        }
    }

    private void judgeHeld(Watched watched, Watched.Pause pause) {
        List<Report> reports = pause.next();
        List<PastFix> fixes = reports.stream()
                .map(report -> new PastFix(report.fix(), report.receivedAt(), Quality.LATE))
                .toList();
        Judge by = judge;
        Track track = watched.track;
        pause.reading = true;
        ledger.recall(track.vehicle(), past -> by.late(past, track, fixes))
                .whenComplete((refolded, bug) -> context.runOnContext(ignored -> {
                    pause.reading = false;
                    if (bug == null) {
                        commit(watched, reports, refolded);
                    } else if (reports.size() > 1) {
                        pause.giveBack(reports);
                    } else {
                        quarantine(reports.getFirst(), bug);
                        Outcome.Judged judged = new Outcome.Judged(reports.getFirst(), Quality.QUARANTINED);
                        ledger.commit(Outcome.of(judged, track, List.of(), clock.instant()));
                    }
                    proceed(watched);
                }));
    }

    private void commit(Watched watched, List<Report> reports, Refolded refolded) {
        List<Outcome.Judged> judged = new ArrayList<>(reports.size());
        for (int i = 0; i < reports.size(); i++) {
            judged.add(new Outcome.Judged(reports.get(i), refolded.qualities().get(i)));
        }
        watched.track = refolded.track();
        ledger.commit(new Outcome(
                watched.track.vehicle(),
                List.copyOf(judged),
                refolded.track(),
                refolded.changes(),
                clock.instant(),
                refolded.rewritten()));
    }

    private void foldSince(Watched watched, Watched.Pause pause, Instant since) {
        List<BiConsumer<Boolean, @Nullable Throwable>> askers = List.copyOf(pause.askers);
        Touch touch = pause.touch;
        pause.askers.clear();
        Judge by = judge;
        Track track = watched.track;
        pause.reading = true;
        ledger.recall(track.vehicle(), past -> by.since(past, track, since, touch))
                .whenComplete((refolded, bug) -> context.runOnContext(ignored -> {
                    pause.reading = false;
                    if (bug == null) {
                        refolded.ifPresent(again -> commit(watched, List.of(), again));
                    } else {
                        quarantined.increment();
                        LOG.error("{} is not judged again from {} on", track.vehicle(), since, bug);
                    }
                    askers.forEach(asker -> asker.accept(bug == null && refolded.isPresent(), bug));
                    proceed(watched);
                }));
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

    /** A vehicle with reports that are not judged yet is not silent. */
    private boolean isSilent(Watched watched, Instant now) {
        return watched.waiting == 0
                && watched.pause == null
                && silenceLimit(watched.track)
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
            ledger.commit(Outcome.silent(step.track(), step.changes(), now));
            return true;
        } catch (RuntimeException bug) {
            quarantined.increment();
            LOG.error("silence of {} is quarantined", watched.track.vehicle(), bug);
            return false;
        }
    }

    private record Due(Instant at, Watched watched) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return at.compareTo(other.at);
        }
    }
}
