package org.hazmat.scenarios.player;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hazmat.geocore.model.Appointment;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.LoadCheck;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.model.Waybill;
import org.hazmat.geocore.rule.Permit;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.zone.Holidays;
import org.hazmat.geocore.zone.Zone;

/**
 * One scenario file (判定场景): reports in the order of arrival, what is in force, and what must come of it.
 *
 * @param title names the sentence of the rules that it shows
 * @param json the whole file
 * @param vehicles whose reports they are; most files have one
 * @param expected its member of that name
 */
public record Scenario(
        String id,
        String title,
        JsonNode json,
        List<Vehicle> vehicles,
        List<Waybill> waybills,
        List<LoadCheck> loadChecks,
        List<Appointment> appointments,
        List<Version<Zone>> zones,
        List<Version<Rule>> rules,
        List<Version<Permit>> permits,
        Holidays holidays,
        List<Arrival> arrivals,
        JsonNode expected) {
    private static final int REPORTS_IN_A_BATCH = 30;

    /** How many reports are sent, and arrive, together: one, or a back-fill's where the file says {@code "sentAs": "0x0704"}. */
    int reportsInAMessage() {
        return json.path("sentAs").asText().equals("0x0704") ? REPORTS_IN_A_BATCH : 1;
    }

    /** The only vehicle, or the first. */
    public Vehicle vehicle() {
        return vehicles.getFirst();
    }

    /** The arrivals, cut where another vehicle's begin. */
    List<List<Arrival>> turns() {
        List<List<Arrival>> turns = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            if (turns.isEmpty() || !turns.getLast().getFirst().vehicle().equals(arrival.vehicle)) {
                turns.add(new ArrayList<>());
            }
            turns.getLast().add(arrival);
        }
        return turns;
    }

    /** A vehicle's report and when it was received. */
    public record Arrival(VehicleId vehicle, Fix fix, Instant receivedAt) {}
}
