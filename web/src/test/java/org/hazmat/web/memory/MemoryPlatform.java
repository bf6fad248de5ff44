package org.hazmat.web.memory;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.hazmat.geocore.evidence.EvidenceFile;
import org.hazmat.geocore.evidence.HashChain;
import org.hazmat.geocore.evidence.SigningKey;
import org.hazmat.geocore.evidence.TrustedKey;
import org.hazmat.geocore.explain.Explanation;
import org.hazmat.geocore.model.Appointment;
import org.hazmat.geocore.model.LoadCheck;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.geocore.model.VehicleEvent;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.model.Waybill;
import org.hazmat.geocore.rule.Permit;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.Rulebook;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.track.Past;
import org.hazmat.geocore.track.PastFix;
import org.hazmat.geocore.track.Tolerances;
import org.hazmat.geocore.track.Tracker;
import org.hazmat.geocore.violation.Observation;
import org.hazmat.geocore.violation.Violation;
import org.hazmat.geocore.zone.Holidays;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.web.read.Audit;
import org.hazmat.web.read.Backups;
import org.hazmat.web.read.Condition;
import org.hazmat.web.read.Conflict;
import org.hazmat.web.read.Entries;
import org.hazmat.web.read.Evidence;
import org.hazmat.web.read.Findings;
import org.hazmat.web.read.Page;
import org.hazmat.web.read.Platform;
import org.hazmat.web.read.Push;
import org.hazmat.web.read.TerminalProfile;
import org.hazmat.web.read.Terminals;
import org.hazmat.web.read.Tracks;
import org.hazmat.web.read.Unavailable;
import org.hazmat.web.read.Users;
import org.hazmat.web.read.Vehicles;
import org.hazmat.web.read.Waybills;
import org.jspecify.annotations.Nullable;

/** All parts of a platform in memory; what terminals would bring, a test puts in. */
public final class MemoryPlatform {
    public static final Instant START = Instant.parse("2026-03-10T01:00:00Z");

    public final AtomicReference<Instant> now = new AtomicReference<>(START);
    public final InstantSource clock = now::get;
    public final Users users = new MemoryUsers();
    public final MemoryFeed feed = new MemoryFeed();
    public final MemoryLiveMap liveMap = new MemoryLiveMap();
    public final MemoryVersions<Zone> zones = new MemoryVersions<>(clock);
    public final MemoryVersions<Rule> rules = new MemoryVersions<>(clock);
    public final MemoryVersions<Permit> permits = new MemoryVersions<>(clock);
    public final Map<VehicleId, Vehicle> vehicles = new ConcurrentSkipListMap<>();
    public final Map<String, Waybill> waybills = new ConcurrentSkipListMap<>();
    public final Map<String, LoadCheck> loadChecks = new ConcurrentSkipListMap<>();
    public final Map<String, Appointment> appointments = new ConcurrentSkipListMap<>();
    private final MemoryVersions<Vehicle> vehicleVersions = new MemoryVersions<>(clock);
    private final MemoryVersions<Waybill> waybillVersions = new MemoryVersions<>(clock);
    public final Map<VehicleId, List<Tracks.Point>> tracks = new ConcurrentSkipListMap<>();
    public final List<Violation> violations = new CopyOnWriteArrayList<>();
    public final List<Violation> stays = new CopyOnWriteArrayList<>();
    public final List<Observation> observations = new CopyOnWriteArrayList<>();
    public final List<VehicleEvent> events = new CopyOnWriteArrayList<>();
    public final List<Terminals.Unknown> unknownTerminals = new CopyOnWriteArrayList<>();
    public final MemoryCommands commands = new MemoryCommands(clock);
    public final List<Audit.Act> acts = new CopyOnWriteArrayList<>();
    public final MemoryBacktests backtests = new MemoryBacktests();
    public final MemorySubscriptions subscriptions = new MemorySubscriptions();
    /** Whether subscriptions may be at the loopback, as those of tests are; to be set before the server starts. */
    public boolean privateWebhooks = true;

    public final Map<String, TerminalProfile> profiles = new ConcurrentSkipListMap<>();
    /** While true, what needs the SQL store fails as it does while that is away. */
    public volatile boolean storeAway;

    public volatile Condition condition = new Condition(null, 0, "plenty", 41);
    public final AtomicReference<String> missing = new AtomicReference<>("");

    public Platform platform() {
        return new Platform(
                users,
                new Registered(),
                new Issued(),
                written(loadChecks, LoadCheck::id, LoadCheck::vehicle),
                written(appointments, Appointment::id, Appointment::vehicle),
                zones,
                rules,
                permits,
                new Driven(),
                new Found(),
                new MemoryVehicleEvents(events),
                feed,
                new Sealed(),
                this::explain,
                backtests,
                new NoBackups(),
                new Push(subscriptions, subscriptions.progress(feed::oldest), privateWebhooks),
                liveMap,
                new Refused(),
                commands,
                new Noted(),
                this::register,
                missing::get,
                () -> condition,
                () -> "frames_total 1\n",
                clock);
    }

    private <T> Entries<T> written(Map<String, T> entries, Function<T, String> id, Function<T, VehicleId> whose) {
        return new MemoryEntries<>(entries, new MemoryVersions<>(clock), id, whose, this::belongs);
    }

    private final class NoBackups implements Backups {
        @Override
        public Backup start() {
            return new Backup(clock.instant(), State.RUNNING, Stage.WAITING, 0, null, null, null);
        }

        @Override
        public Optional<Backup> newest() {
            return Optional.empty();
        }
    }

    public void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    public Register register() {
        return Register.of(vehicles.values(), waybills.values(), loadChecks.values(), appointments.values());
    }

    private Optional<Explanation> explain(Violation violation) {
        Rulebook rulebook = Rulebook.of(zones.all(), rules.all(), permits.all(), Holidays.NONE);
        List<PastFix> fixes = tracks.getOrDefault(violation.vehicle(), List.of()).stream()
                .map(point -> new PastFix(point.fix(), point.receivedAt(), point.quality()))
                .toList();
        return Explanation.of(new Tracker(Tolerances.DEFAULT, rulebook, register()), violation, fixes, stays);
    }

    private boolean belongs(VehicleId vehicle, @Nullable String operator) {
        return operator == null
                || Optional.ofNullable(vehicles.get(vehicle))
                        .filter(known -> operator.equals(known.operator()))
                        .isPresent();
    }

    private final class Registered implements Vehicles {
        @Override
        public Optional<Vehicle> find(VehicleId id) {
            if (storeAway) {
                throw new Unavailable("connection refused", new IOException());
            }
            return Optional.ofNullable(vehicles.get(id));
        }

        @Override
        public Page<Vehicle> list(@Nullable String operator, Page.Ask ask) {
            return Page.of(
                    vehicles.values().stream()
                            .filter(vehicle -> belongs(vehicle.id(), operator))
                            .toList(),
                    ask);
        }

        @Override
        public boolean put(Vehicle vehicle, String author) {
            for (Vehicle other : vehicles.values()) {
                if (other.phoneKey().equals(vehicle.phoneKey()) && !other.id().equals(vehicle.id())) {
                    throw new Conflict("phone number " + vehicle.phoneNumber() + " belongs to " + other.id());
                }
            }
            vehicleVersions.put(vehicle.id().toString(), vehicle, null, null, author);
            return vehicles.put(vehicle.id(), vehicle) == null;
        }

        @Override
        public boolean delete(VehicleId id, String author) {
            vehicleVersions.delete(id.toString(), author);
            return vehicles.remove(id) != null;
        }

        @Override
        public List<Version<Vehicle>> versions(VehicleId id) {
            return vehicleVersions.versions(id.toString());
        }
    }

    private final class Issued implements Waybills {
        @Override
        public Optional<Waybill> find(String id) {
            return Optional.ofNullable(waybills.get(id));
        }

        @Override
        public Page<Waybill> list(@Nullable VehicleId vehicle, @Nullable String operator, Page.Ask ask) {
            return Page.of(
                    waybills.values().stream()
                            .filter(waybill -> vehicle == null || vehicle.equals(waybill.vehicle()))
                            .filter(waybill -> belongs(waybill.vehicle(), operator))
                            .toList(),
                    ask);
        }

        @Override
        public boolean put(Waybill waybill, String author) {
            waybillVersions.put(waybill.id(), waybill, null, null, author);
            return waybills.put(waybill.id(), waybill) == null;
        }

        @Override
        public boolean delete(String id, String author) {
            waybillVersions.delete(id, author);
            return waybills.remove(id) != null;
        }

        @Override
        public List<Version<Waybill>> versions(String id) {
            return waybillVersions.versions(id);
        }
    }

    private final class Driven implements Tracks {
        @Override
        public Page<Point> track(
                VehicleId vehicle, @Nullable Instant from, @Nullable Instant to, boolean all, Page.Ask ask) {
            return Page.of(
                    between(vehicle, from, to).stream()
                            .filter(point -> all || point.quality().standsInTrack())
                            .toList(),
                    ask);
        }

        @Override
        public QualityCount quality(VehicleId vehicle, @Nullable Instant from, @Nullable Instant to) {
            Map<Quality, Long> counts = new EnumMap<>(Quality.class);
            between(vehicle, from, to).forEach(point -> counts.merge(point.quality(), 1L, Long::sum));
            return new QualityCount(counts, 2);
        }

        private List<Point> between(VehicleId vehicle, @Nullable Instant from, @Nullable Instant to) {
            return tracks.getOrDefault(vehicle, List.of()).stream()
                    .filter(point -> within(point.fix().time(), from, to))
                    .toList();
        }
    }

    private final class Found implements Findings {
        @Override
        public Optional<Violation> findViolation(String id) {
            return violations.stream()
                    .filter(violation -> violation.id().equals(id))
                    .findFirst();
        }

        @Override
        public Page<Past.Found> violations(Filter filter, Page.Ask ask) {
            return Page.of(
                    violations.stream()
                            .filter(found -> matches(filter.vehicle(), found.vehicle())
                                    && matches(filter.rule(), found.rule())
                                    && matches(filter.zone(), found.zone())
                                    && matches(filter.kind(), found.kind())
                                    && matches(filter.open(), found.open())
                                    && within(found.start(), filter.from(), filter.to())
                                    && belongs(found.vehicle(), filter.operator()))
                            .map(found -> new Past.Found(found, false))
                            .toList(),
                    ask);
        }

        @Override
        public Page<Observation> observations(Filter filter, Page.Ask ask) {
            return Page.of(
                    observations.stream()
                            .filter(found -> matches(filter.vehicle(), found.vehicle())
                                    && matches(filter.kind(), found.type())
                                    && within(found.start(), filter.from(), filter.to())
                                    && belongs(found.vehicle(), filter.operator()))
                            .toList(),
                    ask);
        }
    }

    private static final class Sealed implements Evidence {
        private static final SigningKey KEY = SigningKey.random();

        @Override
        public Optional<String> export(String violationId, String exportedBy) {
            return Optional.of(EvidenceFile.about(violationId, exportedBy, "2026-03-10T09:00:00+08:00")
                    .seal(KEY));
        }

        @Override
        public List<TrustedKey> keys() {
            return List.of(KEY.trusted());
        }
    }

    private final class Noted implements Audit {
        @Override
        public Page<Act> list(Page.Ask ask) {
            return Page.of(acts, ask);
        }

        @Override
        public void record(Act act) {
            acts.add(act);
        }

        @Override
        public String export(Span span, String exportedBy) {
            EvidenceFile.Span claimed = new EvidenceFile.Span(span.first(), HashChain.start(), 0, 0);
            return EvidenceFile.ofAudit(claimed, exportedBy, "2026-03-10T09:00:00+08:00")
                    .seal(Sealed.KEY);
        }
    }

    private final class Refused implements Terminals {
        private final List<String> released = new ArrayList<>();

        @Override
        public List<BadFrame> badFrames() {
            return List.of(new BadFrame(START, "192.0.2.7:40000", "bad-check-code", "7E00017E"));
        }

        @Override
        public List<Unknown> unknown() {
            return List.copyOf(unknownTerminals);
        }

        @Override
        public boolean release(String phoneNumber, String author) {
            boolean known = register().findByPhone(phoneNumber).isPresent();
            if (known) {
                released.add(phoneNumber);
            }
            return known;
        }

        @Override
        public Optional<TerminalProfile> profile(String phoneNumber) {
            return Optional.ofNullable(profiles.get(Vehicle.phoneKey(phoneNumber)));
        }

        @Override
        public TerminalProfile force(String phoneNumber, TerminalProfile.Forced forced) {
            String key = Vehicle.phoneKey(phoneNumber);
            return profiles.merge(key, TerminalProfile.empty(key).with(forced), (known, fresh) -> known.with(forced));
        }

        @Override
        public boolean online(String phoneNumber) {
            return !released.contains(phoneNumber);
        }
    }

    private static boolean matches(@Nullable Object wanted, @Nullable Object found) {
        return wanted == null || wanted.equals(found);
    }

    private static boolean within(Instant time, @Nullable Instant from, @Nullable Instant to) {
        return (from == null || !time.isBefore(from)) && (to == null || time.isBefore(to));
    }
}
