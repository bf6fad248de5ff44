package org.hazmat.geocore.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An immutable snapshot of the vehicles and waybills: what each vehicle carries at a time, and whose terminal a phone number is. */
public final class Register {
    public static final Register EMPTY = of(List.of(), List.of());

    private final Map<VehicleId, Vehicle> vehicles;
    private final Map<String, Vehicle> byPhone;
    private final Map<VehicleId, List<Waybill>> waybills;

    private Register(
            Map<VehicleId, Vehicle> vehicles, Map<String, Vehicle> byPhone, Map<VehicleId, List<Waybill>> waybills) {
        this.vehicles = vehicles;
        this.byPhone = byPhone;
        this.waybills = waybills;
    }

    public static Register of(Collection<Vehicle> vehicles, Collection<Waybill> waybills) {
        Map<VehicleId, Vehicle> byId = new HashMap<>();
        Map<String, Vehicle> byPhone = new HashMap<>();
        for (Vehicle vehicle : vehicles) {
            byId.put(vehicle.id(), vehicle);
            byPhone.put(vehicle.phoneKey(), vehicle);
        }
        Map<VehicleId, List<Waybill>> byVehicle = new HashMap<>();
        for (Waybill waybill : waybills) {
            byVehicle
                    .computeIfAbsent(waybill.vehicle(), id -> new ArrayList<>())
                    .add(waybill);
        }
        return new Register(byId, byPhone, byVehicle);
    }

    public Optional<Vehicle> find(VehicleId id) {
        return Optional.ofNullable(vehicles.get(id));
    }

    /** The vehicle whose terminal has this phone number, leading zeros or not. */
    public Optional<Vehicle> findByPhone(String phoneNumber) {
        return Optional.ofNullable(byPhone.get(Vehicle.phoneKey(phoneNumber)));
    }

    public Collection<Vehicle> vehicles() {
        return vehicles.values();
    }

    /** What the vehicle carries: by the waybill that covers the time (the latest to start), otherwise by the register. */
    public Cargo cargoAt(VehicleId id, Instant time) {
        Waybill current = null;
        for (Waybill waybill : waybills.getOrDefault(id, List.of())) {
            if (waybill.covers(time) && (current == null || current.start().isBefore(waybill.start()))) {
                current = waybill;
            }
        }
        if (current != null) {
            return current.cargo();
        }
        Vehicle vehicle = vehicles.get(id);
        return vehicle == null ? Cargo.UNKNOWN : vehicle.cargo();
    }
}
