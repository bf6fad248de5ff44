package org.hazmat.geocore.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One permitted transport (电子运单). Its cargo state holds for {@code start <= t < end} (rules.md 13).
 *
 * @param from name of the place of loading
 * @param to name of the place of unloading
 * @param hazardClass class or division of the cargo, for example {@code 2.1}
 * @param escorts people who escort the cargo (押运员); null where the waybill does not say
 * @param route ids of the corridors that it may use; empty: as the rules say
 */
public record Waybill(
        String id,
        VehicleId vehicle,
        @Nullable String unNumber,
        CargoState cargoState,
        @Nullable Double massKg,
        @Nullable String from,
        @Nullable String to,
        Instant start,
        Instant end,
        @Nullable String hazardClass,
        @Nullable Integer escorts,
        List<String> route) {
    /** Without what few waybills say. */
    public Waybill(
            String id,
            VehicleId vehicle,
            @Nullable String unNumber,
            CargoState cargoState,
            @Nullable Double massKg,
            @Nullable String from,
            @Nullable String to,
            Instant start,
            Instant end) {
        this(id, vehicle, unNumber, cargoState, massKg, from, to, start, end, null, null, List.of());
    }

    public boolean covers(Instant time) {
        return !time.isBefore(start) && time.isBefore(end);
    }

    public Cargo cargo() {
        return new Cargo(cargoState, unNumber);
    }
}
