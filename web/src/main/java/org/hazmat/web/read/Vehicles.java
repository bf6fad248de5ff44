package org.hazmat.web.read;

import java.util.Optional;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.geocore.model.VehicleId;
import org.jspecify.annotations.Nullable;

/** The register of vehicles (车辆档案). */
public interface Vehicles {
    Optional<Vehicle> find(VehicleId id);

    /** In order of plates; only those of {@code operator} unless it is null. */
    Page<Vehicle> list(@Nullable String operator, Page.Ask ask);

    /** Throws {@link Conflict} when another vehicle has the phone number. True when it is new. */
    boolean put(Vehicle vehicle, String author);

    boolean delete(VehicleId id, String author);
}
