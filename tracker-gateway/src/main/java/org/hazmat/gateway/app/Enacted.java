package org.hazmat.gateway.app;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
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
    record RegisteredVehicles(Vehicles stored, Runnable enact) implements Vehicles {
        @Override
        public Optional<Vehicle> find(VehicleId id) {
            return stored.find(id);
        }

        @Override
        public Page<Vehicle> list(@Nullable String operator, Page.Ask ask) {
            return stored.list(operator, ask);
        }

        @Override
        public boolean put(Vehicle vehicle, String author) {
            boolean isNew = stored.put(vehicle, author);
            enact.run();
            return isNew;
        }

        @Override
        public boolean delete(VehicleId id, String author) {
            boolean deleted = stored.delete(id, author);
            if (deleted) {
                enact.run();
            }
            return deleted;
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
        public boolean put(Waybill waybill, String author) {
            List<Waybill> touched = Stream.concat(stored.find(waybill.id()).stream(), Stream.of(waybill))
                    .toList();
            return law.editWaybills(touched, () -> stored.put(waybill, author));
        }

        @Override
        public boolean delete(String id, String author) {
            List<Waybill> touched = stored.find(id).stream().toList();
            return law.editWaybills(touched, () -> stored.delete(id, author));
        }
    }

    /** What is written down for vehicles. */
    record WrittenEntries<T>(Entries<T> stored, Runnable enact) implements Entries<T> {
        @Override
        public Optional<T> find(String id) {
            return stored.find(id);
        }

        @Override
        public Page<T> list(@Nullable VehicleId vehicle, @Nullable String operator, Page.Ask ask) {
            return stored.list(vehicle, operator, ask);
        }

        @Override
        public boolean put(T entry, String author) {
            boolean isNew = stored.put(entry, author);
            enact.run();
            return isNew;
        }

        @Override
        public boolean delete(String id, String author) {
            boolean deleted = stored.delete(id, author);
            if (deleted) {
                enact.run();
            }
            return deleted;
        }
    }
}
