package org.hazmat.geocore.model;

import java.time.Instant;

/**
 * What a chemical park expects a vehicle by (入园预约): it may be there for {@code from <= t < to}.
 *
 * @param zone id of the park
 */
public record Appointment(String id, VehicleId vehicle, String zone, Instant from, Instant to) {
    boolean covers(String place, Instant time) {
        return zone.equals(place) && !time.isBefore(from) && time.isBefore(to);
    }
}
