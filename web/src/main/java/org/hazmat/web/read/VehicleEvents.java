package org.hazmat.web.read;

import java.time.Instant;
import java.util.Optional;
import org.hazmat.geocore.model.VehicleEvent;
import org.hazmat.geocore.model.VehicleId;
import org.jspecify.annotations.Nullable;

/** What terminals told besides positions: drivers, waybills, CAN data, media (车辆事件). */
public interface VehicleEvents {
    /** Newest first. */
    Page<VehicleEvent> list(Filter filter, Page.Ask ask);

    /** The newest of a kind, by its time and then by when it came. */
    Optional<VehicleEvent> newest(VehicleId vehicle, VehicleEvent.Kind kind);

    /**
     * Null components filter nothing.
     *
     * @param from events at or after
     * @param to events before
     */
    record Filter(
            VehicleId vehicle,
            VehicleEvent.@Nullable Kind kind,
            @Nullable Instant from,
            @Nullable Instant to) {}
}
