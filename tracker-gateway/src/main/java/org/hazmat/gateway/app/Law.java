package org.hazmat.gateway.app;

import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hazmat.gateway.store.Store;
import org.hazmat.geocore.engine.Judge;
import org.hazmat.geocore.engine.Lanes;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.rule.Rulebook;
import org.hazmat.geocore.track.Tolerances;
import org.hazmat.geocore.track.Tracker;
import org.hazmat.geocore.zone.Holidays;
import org.jspecify.annotations.Nullable;

/** What is in force now: read from the store as a whole after each edit, and given to every lane before the edit is answered. */
final class Law {
    private static final long LONGEST_SWITCH_SECONDS = 30;

    private final Store store;
    private final Holidays holidays;
    private final InstantSource clock;
    private Rulebook rulebook;
    private volatile Register register;
    private @Nullable Lanes lanes;

    Law(Store store, Holidays holidays, InstantSource clock) {
        this.store = store;
        this.holidays = holidays;
        this.clock = clock;
        this.rulebook = read(Rulebook.EMPTY);
        this.register = store.register();
    }

    Register register() {
        return register;
    }

    synchronized Judge judge() {
        return Judge.of(new Tracker(Tolerances.DEFAULT, rulebook, register));
    }

    /** From now on an edit reaches these lanes, as does any that was made while they started. */
    synchronized void rule(Lanes governed) {
        lanes = governed;
        enact();
    }

    /** Makes the vehicles and waybills that the store holds now count. Returns when no lane judges by the ones before. */
    synchronized void registerChanged() {
        register = store.register();
        enact();
    }

    /** Puts the zones, rules and permits that the store holds now in force. Returns when no lane judges by the ones before. */
    synchronized void rulebookChanged() {
        rulebook = read(rulebook);
        enact();
        // Written now that the edit is in force, rather than by the lane whose vehicle breaks a rule first.
        rulebook.at(clock.instant()).hash();
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
        Rulebook now = before.replacedBy(store.allZones(), store.allRules(), store.allPermits(), holidays);
        // Compiled here rather than by the first fix, which would hold up its lane.
        now.at(clock.instant());
        return now;
    }
}
