package org.hazmat.geocore.engine;

import java.time.Instant;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.VehicleId;

/**
 * A fix of a vehicle, durable and on its way to the vehicle's lane.
 *
 * @param entry number of the journal entry that holds it; grows from report to report of one vehicle
 */
public record Report(long entry, VehicleId vehicle, Fix fix, Instant receivedAt) {}
