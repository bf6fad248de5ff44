package org.hazmat.geocore.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One permitted transport (电子运单). Its cargo state holds for {@code start <= t < end} (rules.md 13).
 *
 * @param from name of the place of loading
 * @param to name of the place of unloading
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
        Instant end) {
    public boolean covers(Instant time) {
        return !time.isBefore(start) && time.isBefore(end);
    }

    public Cargo cargo() {
        return new Cargo(cargoState, unNumber);
    }
}
