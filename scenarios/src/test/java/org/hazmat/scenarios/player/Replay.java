package org.hazmat.scenarios.player;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hazmat.geocore.crowd.Timelines;
import org.hazmat.geocore.explain.Explanation;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.rule.Rulebook;
import org.hazmat.geocore.track.Past;
import org.hazmat.geocore.track.PastFix;
import org.hazmat.geocore.track.Timeline;
import org.hazmat.geocore.track.Tolerances;
import org.hazmat.geocore.track.Tracker;
import org.hazmat.geocore.violation.Violation;

/** A scenario after it was played: what a store would hold of it. */
record Replay(
        Scenario scenario,
        Tracker tracker,
        Map<VehicleId, List<PastFix>> tracks,
        List<Violation> violations,
        List<Violation> stays) {
    private static final Path CASES = Path.of(System.getProperty("project.root"), "scenarios", "cases");

    static Replay of(String id) {
        try {
            return of(ScenarioFile.read(CASES.resolve(id + ".json")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> ids() throws IOException {
        try (Stream<Path> all = Files.list(CASES)) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.replace(".json", ""))
                    .sorted()
                    .toList();
        }
    }

    private static Replay of(Scenario scenario) {
        Rulebook rulebook = Rulebook.of(scenario.zones(), scenario.rules(), scenario.permits(), scenario.holidays());
        Register register =
                Register.of(scenario.vehicles(), scenario.waybills(), scenario.loadChecks(), scenario.appointments());
        Tracker tracker = new Tracker(Tolerances.DEFAULT, rulebook, register);
        Timelines timelines = new Timelines(tracker, Duration.ofMinutes(10));
        scenario.arrivals().forEach(arrival -> timelines.hear(arrival.vehicle(), List.of(heard(arrival))));
        Map<VehicleId, List<PastFix>> tracks = new TreeMap<>();
        timelines.timelines().forEach(timeline -> tracks.put(timeline.track().vehicle(), track(scenario, timeline)));
        List<Violation> violations = timelines.records().stream()
                .filter(found -> !found.superseded())
                .map(Past.Found::violation)
                .toList();
        return new Replay(scenario, tracker, tracks, violations, timelines.stays());
    }

    private static PastFix heard(Scenario.Arrival arrival) {
        return new PastFix(arrival.fix(), arrival.receivedAt(), Quality.LATE);
    }

    private static List<PastFix> track(Scenario scenario, Timeline timeline) {
        return scenario.arrivals().stream()
                .filter(arrival -> arrival.vehicle().equals(timeline.track().vehicle()))
                .map(Replay::heard)
                .map(fix -> new PastFix(
                        fix.fix(), fix.receivedAt(), timeline.qualities().get(fix.key())))
                .sorted(PastFix.ORDER)
                .distinct()
                .toList();
    }

    Optional<Explanation> explain(Violation violation) {
        return Explanation.of(tracker, violation, tracks.get(violation.vehicle()), stays);
    }
}
