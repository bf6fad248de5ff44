package org.hazmat.geocore.track;

import org.hazmat.geocore.model.VehicleId;

/** All that is remembered of a vehicle between two fixes; immutable, so that a checkpoint is a reference. */
public record Track(VehicleId vehicle) {
    /** A vehicle of which nothing was heard yet. */
    public static Track start(VehicleId vehicle) {
        return new Track(vehicle);
    }
}
