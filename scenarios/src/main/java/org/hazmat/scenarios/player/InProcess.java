package org.hazmat.scenarios.player;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hazmat.geocore.json.ObservationJson;
import org.hazmat.geocore.json.ViolationJson;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.rule.Rulebook;
import org.hazmat.geocore.track.PastFix;
import org.hazmat.geocore.track.Timeline;
import org.hazmat.geocore.track.Tolerances;
import org.hazmat.geocore.track.Tracker;

/** Plays a scenario with nothing but the fold: what the journal does about identical reports, then step by step. */
public final class InProcess implements Stage {
    private static final Duration SPACING = Duration.ofMinutes(10);

    @Override
    public Played play(Scenario scenario) {
        Rulebook rulebook = Rulebook.of(scenario.zones(), scenario.rules(), scenario.permits(), scenario.holidays());
        Register register = Register.of(
                List.of(scenario.vehicle()), scenario.waybills(), scenario.loadChecks(), scenario.appointments());
        Tracker tracker = new Tracker(Tolerances.DEFAULT, rulebook, register);
        Timeline timeline = new Timeline(scenario.vehicle().id(), tracker, SPACING);
        Set<PastFix.Key> seen = new HashSet<>();
        int repeated = 0;
        List<PastFix> together = new ArrayList<>();
        for (Scenario.Arrival arrival : scenario.arrivals()) {
            PastFix report = new PastFix(arrival.fix(), arrival.receivedAt(), Quality.LATE);
            if (seen.add(report.key())) {
                together.add(report);
            } else {
                repeated++;
            }
            if (together.size() == scenario.reportsInAMessage()) {
                timeline.hear(together);
                together.clear();
            }
        }
        timeline.hear(together);
        return played(timeline, repeated);
    }

    private static Played played(Timeline timeline, int repeated) {
        List<JsonNode> violations = timeline.records().stream()
                .filter(found -> !found.superseded())
                .<JsonNode>map(found -> ViolationJson.write(found.violation()))
                .toList();
        List<JsonNode> observations = timeline.observations().stream()
                .<JsonNode>map(noted -> ObservationJson.write(noted.observation()))
                .toList();
        int rejected = count(timeline, Quality.NO_FIX)
                + count(timeline, Quality.IMPLAUSIBLE_TIME)
                + count(timeline, Quality.DRIFT);
        return new Played(violations, observations, repeated + count(timeline, Quality.DUPLICATE), rejected);
    }

    private static int count(Timeline timeline, Quality quality) {
        return (int)
                timeline.qualities().values().stream().filter(quality::equals).count();
    }
}
