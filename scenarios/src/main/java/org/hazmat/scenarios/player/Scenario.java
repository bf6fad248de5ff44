package org.hazmat.scenarios.player;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.hazmat.geocore.model.Appointment;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.LoadCheck;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.geocore.model.Waybill;
import org.hazmat.geocore.rule.Permit;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.zone.Holidays;
import org.hazmat.geocore.zone.Zone;

/**
 * One scenario file (判定场景): one vehicle's reports in the order of arrival, what is in force, and what must come of it.
 *
 * @param title names the sentence of the rules that it shows
 * @param json the whole file
 * @param expected its member of that name
 */
public record Scenario(
        String id,
        String title,
        JsonNode json,
        Vehicle vehicle,
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

    /** A report and when it was received. */
    public record Arrival(Fix fix, Instant receivedAt) {}
}
