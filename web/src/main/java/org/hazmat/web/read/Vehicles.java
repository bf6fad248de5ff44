package org.hazmat.web.read;

import java.util.List;
import java.util.Optional;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.rule.Version;
import org.jspecify.annotations.Nullable;

/** The register of vehicles (车辆档案). */
public interface Vehicles {
    Optional<Vehicle> find(VehicleId id);

    /** In order of plates; only those of {@code operator} unless it is null. */
    Page<Vehicle> list(@Nullable String operator, Page.Ask ask);

    /** Throws {@link Conflict} when another vehicle has the phone number. True when it is new. */
    boolean put(Vehicle vehicle, String author);

    /** As it was after each edit, oldest first; empty when it was never registered. */
    List<Version<Vehicle>> versions(VehicleId id);

    boolean delete(VehicleId id, String author);
}
