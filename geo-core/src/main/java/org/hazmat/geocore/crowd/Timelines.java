package org.hazmat.geocore.crowd;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.track.Past;
import org.hazmat.geocore.track.PastFix;
import org.hazmat.geocore.track.Timeline;
import org.hazmat.geocore.track.Touch;
import org.hazmat.geocore.track.Tracker;
import org.hazmat.geocore.violation.Violation;

/** Several vehicles' histories in memory, judged as they arrive, each alone and all together (rules.md 28). Not for several threads. */
public final class Timelines {
    private final Duration spacing;
    private final Map<VehicleId, Timeline> timelines = new TreeMap<>();
    private final Crowds crowds = new Crowds(Duration.ofDays(3650));
    private Tracker tracker;

    /** @param spacing of checkpoints, by fix time */
    public Timelines(Tracker tracker, Duration spacing) {
        this.tracker = tracker;
        this.spacing = spacing;
    }

    /** Reports of one vehicle that arrived together; gives what is made known. */
    public List<Change> hear(VehicleId vehicle, List<PastFix> reports) {
        Timeline timeline = timelines.computeIfAbsent(vehicle, id -> new Timeline(id, tracker, spacing));
        return told(timeline, timeline.hear(reports));
    }

    /** Nothing was heard of anybody for this long on the receive clock. */
    public List<Change> silence(Duration quiet) {
        return timelines.values().stream()
                .flatMap(timeline -> told(timeline, timeline.silence(quiet)).stream())
                .toList();
    }

    /** Something else is in force from this fix time on; whom it may touch is judged again. */
    public List<Change> judgeBy(Tracker next, Instant since, Touch touch) {
        tracker = next;
        return timelines.values().stream()
                .flatMap(timeline -> told(timeline, timeline.judgeBy(next, since, touch)).stream())
                .toList();
    }

    private List<Change> told(Timeline timeline, List<Change> changes) {
        List<Change> told = new ArrayList<>(changes);
        told.removeIf(Change::ofStay);
        told.addAll(crowds.take(changes, timeline.track().time()));
        return told;
    }

    public Collection<Timeline> timelines() {
        return timelines.values();
    }

    /** The records as they were last made known, those that were superseded too. */
    public List<Past.Found> records() {
        return Stream.concat(
                        timelines.values().stream().flatMap(timeline -> timeline.records().stream()),
                        crowds.records().stream())
                .toList();
    }

    /** The stays of all vehicles, as they stand. */
    public List<Violation> stays() {
        return timelines.values().stream()
                .flatMap(timeline -> timeline.stays().stream())
                .toList();
    }
}
