package org.hazmat.gateway.terminal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.hazmat.gateway.journal.Arrival;
import org.hazmat.gateway.journal.Credentials;
import org.hazmat.gateway.journal.Intake;
import org.hazmat.gateway.journal.Profiles;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.TerminalProfile;

/** A journal in memory that a test can hold back, and that can be full. */
final class MemoryJournal implements Intake, Credentials {

    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<Arrival> held = new ArrayList<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private final List<VehicleId> heard = new ArrayList<>();
    private final Map<String, Credential> credentials = new ConcurrentHashMap<>();
    private final Map<String, TerminalProfile> profiles = new ConcurrentHashMap<>();
    private boolean holding;
    private boolean full;
    private boolean takesRegistrations = true;
    private int refused;

    /** From now on nothing becomes durable. */
    synchronized void hold() {
        holding = true;
    }

    /** All that was held back becomes durable, in order, and what comes later at once, after it. */
    synchronized void release() {
        holding = false;
        held.forEach(arrival -> arrival.durable().run());
        held.clear();
    }

    synchronized void fill() {
        full = true;
    }

    void makeRoom() {
        List<Runnable> now;
        synchronized (this) {
            full = false;
            now = List.copyOf(waiting);
            waiting.clear();
        }
        now.forEach(Runnable::run);
    }

    @Override
    public synchronized boolean offer(Arrival arrival) {
        if (full) {
            refused++;
            return false;
        }
        arrivals.add(arrival);
        if (holding) {
            held.add(arrival);
        } else {
            arrival.durable().run();
        }
        return true;
    }

    @Override
    public void whenRoom(Runnable signal) {
        synchronized (this) {
            if (full) {
                waiting.add(signal);
                return;
            }
        }
        signal.run();
    }

    @Override
    public synchronized boolean takesRegistrations() {
        return takesRegistrations;
    }

    /** Whether it takes registrations. */
    synchronized void registrations(boolean taken) {
        takesRegistrations = taken;
    }

    @Override
    public synchronized void heard(VehicleId vehicle, Instant receivedAt) {
        heard.add(vehicle);
    }

    synchronized List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    synchronized int refused() {
        return refused;
    }

    synchronized List<VehicleId> heard() {
        return List.copyOf(heard);
    }

    @Override
    public Optional<Credential> find(String phoneKey) {
        return Optional.ofNullable(credentials.get(phoneKey));
    }

    @Override
    public CompletionStage<Void> put(Credential credential) {
        credentials.put(credential.phoneKey(), credential);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Boolean> remove(String phoneKey) {
        return CompletableFuture.completedFuture(credentials.remove(phoneKey) != null);
    }

    @Override
    public Profiles profiles() {
        return new Profiles() {
            @Override
            public Optional<TerminalProfile> find(String phoneKey) {
                return Optional.ofNullable(profiles.get(phoneKey));
            }

            @Override
            public CompletionStage<TerminalProfile> update(String phoneKey, UnaryOperator<TerminalProfile> change) {
                return CompletableFuture.completedFuture(profiles.compute(
                        phoneKey,
                        (key, profile) -> change.apply(profile == null ? TerminalProfile.empty(key) : profile)));
            }
        };
    }
}
