package org.hazmat.gateway.app;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hazmat.geocore.model.Appointment;
import org.hazmat.geocore.model.LoadCheck;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.model.Waybill;
import org.hazmat.geocore.rule.Rulebook;
import org.hazmat.geocore.rule.Version;
import org.hazmat.web.read.Entries;
import org.hazmat.web.read.Page;
import org.hazmat.web.read.Vehicles;
import org.hazmat.web.read.Versioned;
import org.hazmat.web.read.Waybills;
import org.jspecify.annotations.Nullable;

/** What people edit, so that an edit is in force in every lane before it is answered. */
final class Enacted {
    private Enacted() {}

    /** Zones, rules or permits; {@code kind} says which of them some versions are. */
    record Versions<T>(Versioned<T> stored, Law law, Function<List<Version<T>>, Rulebook.Made> kind)
            implements Versioned<T> {
        @Override
        public Optional<Version<T>> find(String id) {
            return stored.find(id);
        }

        @Override
        public Page<Version<T>> list(Page.Ask ask) {
            return stored.list(ask);
        }

        @Override
        public List<Version<T>> versions(String id) {
            return stored.versions(id);
        }

        @Override
        public Version<T> put(
                String id, T value, @Nullable Instant validFrom, @Nullable Instant validTo, String author) {
            return law.editRulebook(
                    validFrom,
                    () -> stored.put(id, value, validFrom, validTo, author),
                    version -> kind.apply(List.of(version)));
        }

        @Override
        public List<Version<T>> putAll(List<Change<T>> changes, String author) {
            boolean fromNow = changes.stream().anyMatch(change -> change.validFrom() == null);
            Instant first = changes.stream()
                    .flatMap(change -> Stream.ofNullable(change.validFrom()))
                    .min(Comparator.naturalOrder())
                    .orElse(null);
            Instant from = fromNow ? law.earlierThanNow(first) : first;
            return law.editRulebook(from, () -> stored.putAll(changes, author), kind);
        }

        @Override
        public boolean delete(String id, String author) {
            return law.editRulebook(
                    null,
                    () -> stored.delete(id, author),
                    deleted -> kind.apply(deleted ? List.of(stored.versions(id).getLast()) : List.of()));
        }
    }

    /** The register of vehicles. */
    record RegisteredVehicles(Vehicles stored, Law law) implements Vehicles {
        @Override
        public Optional<Vehicle> find(VehicleId id) {
            return stored.find(id);
        }

        @Override
        public Page<Vehicle> list(@Nullable String operator, Page.Ask ask) {
            return stored.list(operator, ask);
        }

        @Override
        public List<Version<Vehicle>> versions(VehicleId id) {
            return stored.versions(id);
        }

        @Override
        public boolean put(Vehicle vehicle, String author) {
            return law.editVehicle(vehicle.id(), () -> stored.put(vehicle, author));
        }

        @Override
        public boolean delete(VehicleId id, String author) {
            return law.editVehicle(id, () -> stored.delete(id, author));
        }
    }

    /** The waybills. */
    record IssuedWaybills(Waybills stored, Law law) implements Waybills {
        @Override
        public Optional<Waybill> find(String id) {
            return stored.find(id);
        }

        @Override
        public Page<Waybill> list(@Nullable VehicleId vehicle, @Nullable String operator, Page.Ask ask) {
            return stored.list(vehicle, operator, ask);
        }

        @Override
        public List<Version<Waybill>> versions(String id) {
            return stored.versions(id);
        }

        @Override
        public boolean put(Waybill waybill, String author) {
            return law.editPapers(
                    held(Stream.concat(stored.find(waybill.id()).stream(), Stream.of(waybill))),
                    () -> stored.put(waybill, author));
        }

        @Override
        public boolean delete(String id, String author) {
            return law.editPapers(held(stored.find(id).stream()), () -> stored.delete(id, author));
        }

        private static List<Law.Held> held(Stream<Waybill> waybills) {
            return waybills.map(waybill -> new Law.Held(waybill.vehicle(), waybill.start()))
                    .toList();
        }
    }

    /** What is written down for vehicles; {@code held} says whose one of them is, and from when it says something. */
    record WrittenEntries<T>(Entries<T> stored, Law law, Function<T, String> id, Function<T, Law.Held> held)
            implements Entries<T> {
        static WrittenEntries<LoadCheck> ofLoadChecks(Entries<LoadCheck> stored, Law law) {
            return new WrittenEntries<>(
                    stored, law, LoadCheck::id, check -> new Law.Held(check.vehicle(), check.time()));
        }

        static WrittenEntries<Appointment> ofAppointments(Entries<Appointment> stored, Law law) {
            return new WrittenEntries<>(
                    stored, law, Appointment::id, each -> new Law.Held(each.vehicle(), each.from()));
        }

        @Override
        public Optional<T> find(String id) {
            return stored.find(id);
        }

        @Override
        public Page<T> list(@Nullable VehicleId vehicle, @Nullable String operator, Page.Ask ask) {
            return stored.list(vehicle, operator, ask);
        }

        @Override
        public List<Version<T>> versions(String id) {
            return stored.versions(id);
        }

        @Override
        public boolean put(T entry, String author) {
            List<Law.Held> touched = Stream.concat(stored.find(id.apply(entry)).stream(), Stream.of(entry))
                    .map(held)
                    .toList();
            return law.editPapers(touched, () -> stored.put(entry, author));
        }

        @Override
        public boolean delete(String id, String author) {
            return law.editPapers(stored.find(id).map(held).stream().toList(), () -> stored.delete(id, author));
        }
    }
}
