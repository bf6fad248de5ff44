package org.hazmat.scenarios.player;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hazmat.geocore.json.ObservationJson;
import org.hazmat.geocore.json.ViolationJson;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.rule.Rulebook;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.track.Step;
import org.hazmat.geocore.track.Tolerances;
import org.hazmat.geocore.track.Track;
import org.hazmat.geocore.track.Tracker;
import org.hazmat.geocore.violation.Violation;

/** Plays a scenario with nothing but the fold: what the journal does about identical reports, then step by step. */
public final class InProcess implements Stage {
    @Override
    public Played play(Scenario scenario) {
        Rulebook rulebook = Rulebook.of(scenario.zones(), scenario.rules(), scenario.permits(), scenario.holidays());
        Register register = Register.of(List.of(scenario.vehicle()), scenario.waybills());
        Notes notes = new Notes();
        Tracker tracker = new Tracker(Tolerances.DEFAULT, rulebook, register);
        Track track = Track.start(scenario.vehicle().id());
        for (Scenario.Arrival arrival : scenario.arrivals()) {
            if (notes.isNew(arrival.fix())) {
                Step step = tracker.step(track, arrival.fix(), arrival.receivedAt());
                notes.take(arrival.fix(), step);
                track = step.track();
            }
        }
        return notes.played();
    }

    /** What a store would hold. */
    private static final class Notes {
        private final Set<Report> seen = new HashSet<>();
        private final Map<Report, Quality> qualities = new LinkedHashMap<>();
        private final Map<String, Violation> violations = new LinkedHashMap<>();
        private final List<JsonNode> observations = new ArrayList<>();
        private int repeated;

        boolean isNew(Fix fix) {
            boolean first = seen.add(new Report(fix.time(), fix.digest()));
            repeated += first ? 0 : 1;
            return first;
        }

        void take(Fix fix, Step step) {
            qualities.put(new Report(fix.time(), fix.digest()), step.quality());
            for (Change change : step.changes()) {
                switch (change) {
                    case Change.Opened opened -> keep(opened.violation());
                    case Change.Extended extended -> keep(extended.violation());
                    case Change.Updated updated -> keep(updated.violation());
                    case Change.Closed closed -> keep(closed.violation());
                    case Change.Observed observed -> observations.add(ObservationJson.write(observed.observation()));
                    case Change.Requalified later ->
                        qualities.put(new Report(later.fixTime(), later.digest()), later.quality());
                }
            }
        }

        private void keep(Violation violation) {
            violations.put(violation.id(), violation);
        }

        Played played() {
            List<JsonNode> written = violations.values().stream()
                    .<JsonNode>map(ViolationJson::write)
                    .toList();
            int rejected = count(Quality.NO_FIX) + count(Quality.IMPLAUSIBLE_TIME) + count(Quality.DRIFT);
            return new Played(written, List.copyOf(observations), repeated + count(Quality.DUPLICATE), rejected);
        }

        private int count(Quality quality) {
            return (int) qualities.values().stream().filter(quality::equals).count();
        }
    }

    private record Report(Instant time, Digest digest) {}
}
