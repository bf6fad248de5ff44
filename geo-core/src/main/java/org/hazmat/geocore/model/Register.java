package org.hazmat.geocore.model;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An immutable snapshot of the vehicles, and of what was written down for them: what each vehicle carries at a time, what it may do,
 * and whose terminal a phone number is.
 */
public final class Register {
    public static final Register EMPTY = of(List.of(), List.of());

    private final Map<VehicleId, Vehicle> vehicles;
    private final Map<VehicleId, List<Registered>> history;
    private final Map<String, Vehicle> byPhone;
    private final Map<VehicleId, List<Waybill>> waybills;
    private final Map<VehicleId, List<LoadCheck>> loadChecks;
    private final Map<VehicleId, List<Appointment>> appointments;

    private Register(
            Map<VehicleId, Vehicle> vehicles,
            Map<VehicleId, List<Registered>> history,
            Map<String, Vehicle> byPhone,
            Map<VehicleId, List<Waybill>> waybills,
            Map<VehicleId, List<LoadCheck>> loadChecks,
            Map<VehicleId, List<Appointment>> appointments) {
        this.vehicles = vehicles;
        this.history = history;
        this.byPhone = byPhone;
        this.waybills = waybills;
        this.loadChecks = loadChecks;
        this.appointments = appointments;
    }

    public static Register of(Collection<Vehicle> vehicles, Collection<Waybill> waybills) {
        return of(vehicles, waybills, List.of(), List.of());
    }

    public static Register of(
            Collection<Vehicle> vehicles,
            Collection<Waybill> waybills,
            Collection<LoadCheck> loadChecks,
            Collection<Appointment> appointments) {
        return ofVersions(
                vehicles.stream()
                        .map(vehicle -> new Registered(vehicle.id(), 1, vehicle, Instant.EPOCH))
                        .toList(),
                waybills,
                loadChecks,
                appointments);
    }

    /**
     * With all that the register ever said.
     *
     * @param versions of every vehicle, those of one vehicle in order of their numbers
     */
    public static Register ofVersions(
            List<Registered> versions,
            Collection<Waybill> waybills,
            Collection<LoadCheck> loadChecks,
            Collection<Appointment> appointments) {
        Map<VehicleId, List<Registered>> history = byVehicle(versions, Registered::id);
        Map<VehicleId, Vehicle> byId = new HashMap<>();
        Map<String, Vehicle> byPhone = new HashMap<>();
        history.values()
                .forEach(all -> all.getLast().find().ifPresent(vehicle -> {
                    byId.put(vehicle.id(), vehicle);
                    byPhone.put(vehicle.phoneKey(), vehicle);
                }));
        return new Register(
                byId,
                history,
                byPhone,
                byVehicle(waybills, Waybill::vehicle),
                byVehicle(loadChecks, LoadCheck::vehicle),
                byVehicle(appointments, Appointment::vehicle));
    }

    private static <T> Map<VehicleId, List<T>> byVehicle(Collection<T> all, Function<T, VehicleId> whose) {
        return all.stream().collect(Collectors.groupingBy(whose));
    }

    /** As it is registered now. */
    public Optional<Vehicle> find(VehicleId id) {
        return Optional.ofNullable(vehicles.get(id));
    }

    /** The version that was written down at that time, or else the first one; empty when the vehicle never was. */
    public Optional<Registered> versionAt(VehicleId id, Instant time) {
        List<Registered> versions = history.get(id);
        if (versions == null) {
            return Optional.empty();
        }
        Registered current = versions.getFirst();
        for (Registered version : versions) {
            if (!version.from().isAfter(time)) {
                current = version;
            }
        }
        return Optional.of(current);
    }

    /** As it was registered at that time. */
    public Optional<Vehicle> findAt(VehicleId id, Instant time) {
        return versionAt(id, time).flatMap(Registered::find);
    }

    /** The vehicle whose terminal has this phone number, leading zeros or not. */
    public Optional<Vehicle> findByPhone(String phoneNumber) {
        return Optional.ofNullable(byPhone.get(Vehicle.phoneKey(phoneNumber)));
    }

    public Collection<Vehicle> vehicles() {
        return vehicles.values();
    }

    /** The waybill that covers the time, the latest to start; null without one. */
    public @Nullable Waybill waybillAt(VehicleId id, Instant time) {
        Waybill current = null;
        for (Waybill waybill : waybills.getOrDefault(id, List.of())) {
            if (waybill.covers(time) && (current == null || current.start().isBefore(waybill.start()))) {
                current = waybill;
            }
        }
        return current;
    }

    /** What the vehicle carries: by the waybill in force, otherwise by the register as it was then. */
    public Cargo cargoAt(VehicleId id, Instant time) {
        Waybill current = waybillAt(id, time);
        if (current != null) {
            return current.cargo();
        }
        return findAt(id, time).map(Vehicle::cargo).orElse(Cargo.UNKNOWN);
    }

    /** The waybills of the vehicle that end after the one time and no later than the other. */
    public List<Waybill> waybillsEnded(VehicleId id, Instant after, Instant until) {
        return waybills.getOrDefault(id, List.of()).stream()
                .filter(waybill ->
                        waybill.end().isAfter(after) && !waybill.end().isAfter(until))
                .toList();
    }

    /** The vehicles that have a waybill over one of these corridors, at whatever time. */
    public Set<VehicleId> routedOver(Set<String> zones) {
        return waybills.entrySet().stream()
                .filter(each -> each.getValue().stream()
                        .anyMatch(waybill -> waybill.route().stream().anyMatch(zones::contains)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Whether a check was passed at the loading site, after the one time and no later than the other. */
    public boolean checked(VehicleId id, String zone, Instant after, Instant until) {
        return loadChecks.getOrDefault(id, List.of()).stream()
                .anyMatch(check -> check.passed()
                        && check.zone().equals(zone)
                        && check.time().isAfter(after)
                        && !check.time().isAfter(until));
    }

    public boolean appointed(VehicleId id, String zone, Instant time) {
        return appointments.getOrDefault(id, List.of()).stream()
                .anyMatch(appointment -> appointment.covers(zone, time));
    }
}
