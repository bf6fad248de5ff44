package org.hazmat.scenarios.player;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hazmat.geocore.crowd.Timelines;
import org.hazmat.geocore.json.ObservationJson;
import org.hazmat.geocore.json.ViolationJson;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.rule.Rulebook;
import org.hazmat.geocore.track.PastFix;
import org.hazmat.geocore.track.Tolerances;
import org.hazmat.geocore.track.Tracker;

/** Plays a scenario with nothing but the fold: what the journal does about identical reports, then step by step. */
public final class InProcess implements Stage {
    private static final Duration SPACING = Duration.ofMinutes(10);

    @Override
    public Played play(Scenario scenario) {
        Rulebook rulebook = Rulebook.of(scenario.zones(), scenario.rules(), scenario.permits(), scenario.holidays());
        Register register =
                Register.of(scenario.vehicles(), scenario.waybills(), scenario.loadChecks(), scenario.appointments());
        Tracker tracker = new Tracker(Tolerances.DEFAULT, rulebook, register);
        Timelines timelines = new Timelines(tracker, SPACING);
        Set<Known> seen = new HashSet<>();
        int repeated = 0;
        for (List<Scenario.Arrival> turn : scenario.turns()) {
            VehicleId vehicle = turn.getFirst().vehicle();
            List<PastFix> fresh = new ArrayList<>();
            for (Scenario.Arrival arrival : turn) {
                PastFix report = new PastFix(arrival.fix(), arrival.receivedAt(), Quality.LATE);
                if (seen.add(new Known(vehicle, report.key()))) {
                    fresh.add(report);
                } else {
                    repeated++;
                }
            }
            int together = scenario.reportsInAMessage();
            for (int from = 0; from < fresh.size(); from += together) {
                timelines.hear(vehicle, fresh.subList(from, Math.min(fresh.size(), from + together)));
            }
        }
        return played(timelines, repeated);
    }

    /** A report that came. */
    private record Known(VehicleId vehicle, PastFix.Key report) {}

    private static Played played(Timelines timelines, int repeated) {
        List<JsonNode> violations = timelines.records().stream()
                .filter(found -> !found.superseded())
                .<JsonNode>map(found -> ViolationJson.write(found.violation()))
                .toList();
        List<JsonNode> observations = timelines.timelines().stream()
                .flatMap(timeline -> timeline.observations().stream())
                .<JsonNode>map(noted -> ObservationJson.write(noted.observation()))
                .toList();
        int rejected = count(timelines, Quality.NO_FIX)
                + count(timelines, Quality.IMPLAUSIBLE_TIME)
                + count(timelines, Quality.DRIFT);
        return new Played(violations, observations, repeated + count(timelines, Quality.DUPLICATE), rejected);
    }

    private static int count(Timelines timelines, Quality quality) {
        return (int) timelines.timelines().stream()
                .flatMap(timeline -> timeline.qualities().values().stream())
                .filter(quality::equals)
                .count();
    }
}
