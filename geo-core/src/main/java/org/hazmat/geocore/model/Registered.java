package org.hazmat.geocore.model;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle as the register has it from a time on, until the next version (档案版本). The first one counts for earlier times as well.
 *
 * @param number from 1, in the order in which the versions were made
 * @param vehicle null: it was struck off
 * @param from when that was written down
 */
public record Registered(VehicleId id, int number, @Nullable Vehicle vehicle, Instant from) {
    public Optional<Vehicle> find() {
        return Optional.ofNullable(vehicle);
    }
}
