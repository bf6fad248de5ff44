package org.hazmat.web.read;

import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.model.VehicleId;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param operator whose vehicles it may see; null: all
 */
public record Caller(String name, Role role, @Nullable String operator) {
    /** Whether it may know of the vehicle, now. */
    public boolean sees(VehicleId vehicle, Register register) {
        return operator == null
                || register.find(vehicle)
                        .filter(known -> operator.equals(known.operator()))
                        .isPresent();
    }
}
