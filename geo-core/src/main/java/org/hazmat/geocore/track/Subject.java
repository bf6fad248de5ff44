package org.hazmat.geocore.track;

import java.time.Instant;
import org.hazmat.geocore.model.Cargo;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.model.VehicleId;

/** Who is judged, by which numbers, and what the register says of it (被监管车辆). */
record Subject(VehicleId vehicle, Tolerances tolerances, Register register) {
    Cargo cargoAt(Instant time) {
        return register.cargoAt(vehicle, time);
    }
}
