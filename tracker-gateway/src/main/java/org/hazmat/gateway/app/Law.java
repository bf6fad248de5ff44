package org.hazmat.gateway.app;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hazmat.gateway.journal.Todo;
import org.hazmat.gateway.journal.Todos;
import org.hazmat.gateway.store.Store;
import org.hazmat.geocore.engine.Judge;
import org.hazmat.geocore.engine.Lanes;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.rule.EditReach;
import org.hazmat.geocore.rule.Rulebook;
import org.hazmat.geocore.track.EditTouch;
import org.hazmat.geocore.track.Tolerances;
import org.hazmat.geocore.track.Touch;
import org.hazmat.geocore.track.Tracker;
import org.hazmat.geocore.zone.Holidays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is in force now, given to every lane before the edit that changes it is answered. The rulebook is read from the store as a whole
 * at the start; an edit adds the versions that it made.
 */
final class Law {
    private static final Logger LOG = LoggerFactory.getLogger(Law.class);
    private static final long LONGEST_SWITCH_SECONDS = 30;

    private final Store store;
    private final Holidays holidays;
    private final InstantSource clock;
    private Rulebook rulebook;
    private volatile Register register;
    private volatile @Nullable Lanes lanes;
    private volatile @Nullable Todos todos;

    Law(Store store, Holidays holidays, InstantSource clock) {
        this.store = store;
        this.holidays = holidays;
        this.clock = clock;
        this.rulebook = read(Rulebook.EMPTY);
        // Written out here rather than by the lane whose vehicle breaks a rule first.
        rulebook.at(clock.instant()).hash();
        this.register = store.register();
    }

    Register register() {
        return register;
    }

    synchronized Judge judge() {
        return Judge.of(tracker());
    }

    /** Judges by what is in force now. */
    synchronized Tracker tracker() {
        return new Tracker(Tolerances.DEFAULT, rulebook, register);
    }

    /** From now on an edit reaches these lanes, as does any that was made while they started. */
    synchronized void rule(Lanes governed) {
        lanes = governed;
        enact();
    }

    /** What was edited before, and not wholly judged again, is judged again now. Returns at once. */
    void resume(Todos left) {
        todos = left;
        left.left().forEach(todo -> foldAgain(todo, Touch.EVERYBODY));
    }

    /**
     * Makes an edit of zones, rules or permits, and puts it in force. What was judged by others from there on is judged again in the
     * background; that it has to be is remembered before the edit is made.
     *
     * @param validFrom from when the edit judges; null: from now on
     * @param made the versions that are made, by what the edit gives
     */
    <T> T editRulebook(@Nullable Instant validFrom, Supplier<T> edit, Function<T, Rulebook.Made> made) {
        Instant now = clock.instant();
        return edit(
                Map.of(Scope.ALL, validFrom == null ? now : validFrom),
                edit,
                result -> rulebookChanged(made.apply(result)));
    }

    /** The earlier of now and a time, if there is one. */
    Instant earlierThanNow(@Nullable Instant other) {
        Instant now = clock.instant();
        return other == null || now.isBefore(other) ? now : other;
    }

    /** The same of a vehicle's data, which count for it from now on. */
    <T> T editVehicle(VehicleId vehicle, Supplier<T> edit) {
        return editPapers(List.of(new Held(vehicle, clock.instant())), edit);
    }

    /** The same of what was written down for vehicles, with the times that it was written down for. */
    <T> T editPapers(List<Held> touched, Supplier<T> edit) {
        Map<Scope, Instant> scopes = new LinkedHashMap<>();
        touched.forEach(held -> scopes.merge(new Scope(held.vehicle), held.from(), (a, b) -> a.isBefore(b) ? a : b));
        return edit(scopes, edit, result -> {
            registerChanged();
            return Touch.EVERYBODY;
        });
    }

    /** From which fix time on a paper says something of a vehicle. */
    record Held(VehicleId vehicle, Instant from) {}

    private <T> T edit(Map<Scope, Instant> scopes, Supplier<T> edit, Function<T, Touch> enact) {
        List<Todo> todo = new ArrayList<>();
        scopes.forEach((scope, since) -> todo.add(intend(since, scope.vehicle)));
        try {
            T made = edit.get();
            Touch touch = enact.apply(made);
            todo.forEach(each -> foldAgain(each, touch));
            return made;
        } catch (RuntimeException e) {
            // Whether it was made is not always known; judging again what has not changed changes nothing.
            todo.forEach(each -> foldAgain(each, Touch.EVERYBODY));
            throw e;
        }
    }

    /** Whom an edit touches; null: every vehicle. */
    private record Scope(@Nullable VehicleId vehicle) {
        private static final Scope ALL = new Scope(null);
    }

    private Todo intend(Instant since, @Nullable VehicleId vehicle) {
        Todos remembered = todos;
        return remembered == null
                ? new Todo(0, since, vehicle)
                : remembered.add(since, vehicle).toCompletableFuture().join();
    }

    private void foldAgain(Todo todo, Touch touch) {
        Lanes governed = lanes;
        Todos remembered = todos;
        if (governed == null || remembered == null) {
            return;
        }
        governed.foldAgain(todo.since(), todo.vehicle(), touch).whenComplete((vehicles, bug) -> {
            if (bug == null) {
                if (vehicles > 0) {
                    LOG.info("{} vehicles are judged again from {} on", vehicles, todo.since());
                }
                remembered.done(todo);
            } else {
                LOG.error("vehicles are not judged again from {} on; tried again at the next start", todo.since(), bug);
            }
        });
    }

    /** Makes the vehicles and waybills that the store holds now count. Returns when no lane judges by the ones before. */
    private synchronized void registerChanged() {
        register = store.register();
        enact();
    }

    /** Puts these versions in force, and whatever else the store holds now. Returns whom it touches when no lane judges by the ones before. */
    private synchronized Touch rulebookChanged(Rulebook.Made made) {
        Rulebook next = rulebook.with(made);
        // Another gateway may edit the same store, and of an edit that failed nobody knows whether it was made.
        boolean alone = next.sizes().equals(store.versionCounts());
        rulebook = alone ? compiled(next) : read(rulebook);
        enact();
        // Written now that the edit is in force, rather than by the lane whose vehicle breaks a rule first.
        rulebook.at(clock.instant()).hash();
        return alone
                ? EditReach.of(rulebook, made, register::routedOver)
                        .<Touch>map(EditTouch::new)
                        .orElse(Touch.EVERYBODY)
                : Touch.EVERYBODY;
    }

    private void enact() {
        Lanes governed = lanes;
        if (governed == null) {
            return;
        }
        CompletableFuture<Void> switched = governed.switchTo(judge()).toCompletableFuture();
        try {
            switched.get(LONGEST_SWITCH_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the rules changed", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the lanes did not take the changed rules", e);
        }
    }

    private Rulebook read(Rulebook before) {
        return compiled(before.replacedBy(store.allZones(), store.allRules(), store.allPermits(), holidays));
    }

    /** Compiled here rather than by the first fix, which would hold up its lane. */
    private Rulebook compiled(Rulebook now) {
        now.at(clock.instant());
        return now;
    }
}
