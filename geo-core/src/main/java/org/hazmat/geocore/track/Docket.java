package org.hazmat.geocore.track;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.rule.Dwell;
import org.hazmat.geocore.rule.Fatigue;
import org.hazmat.geocore.rule.InForce;
import org.hazmat.geocore.rule.NoEntry;
import org.hazmat.geocore.rule.ParkOutside;
import org.hazmat.geocore.rule.Provision;
import org.hazmat.geocore.rule.Speed;
import org.hazmat.geocore.violation.CloseReason;
import org.hazmat.geocore.violation.Observation;
import org.hazmat.geocore.violation.Violation;
import org.jspecify.annotations.Nullable;

/** The episodes of a vehicle during one step, and what becomes known of them. */
final class Docket {
    private final Tolerances tolerances;
    private final Register register;
    private final VehicleId vehicle;
    private final List<Change> changes = new ArrayList<>();
    private List<Episode> episodes;

    Docket(Tolerances tolerances, Register register, VehicleId vehicle, List<Episode> episodes) {
        this.tolerances = tolerances;
        this.register = register;
        this.vehicle = vehicle;
        this.episodes = episodes;
    }

    List<Episode> episodes() {
        return List.copyOf(episodes);
    }

    List<Change> changes() {
        return List.copyOf(changes);
    }

    void add(Change change) {
        changes.add(change);
    }

    boolean anyStop() {
        return episodes.stream().anyMatch(Docket::isStop);
    }

    /** Recovery from drift: counts and timers start anew, what is open goes on (rules.md 2). */
    void forget() {
        episodes = episodes.stream()
                .filter(episode -> episode.latch().raised())
                .map(episode -> episode.with(new Latch.On(episode.latch().since())))
                .toList();
    }

    /** Silence by the terminal's clock: closes what did not outlive the gap, revives what the receive clock closed too early. */
    void closeSilent(Fix before, Fix fix) {
        replace(episode -> {
            Violation violation = episode.violation();
            Duration limit = tolerances.silence(episode.kind());
            boolean outlived = Fold.within(before, fix, limit);
            if (outlived && episode.hushed() && violation != null) {
                Violation revived = violation.reopened();
                changes.add(new Change.Updated(revived));
                return episode.hushed(false, revived);
            }
            if (!outlived && !episode.hushed()) {
                end(episode, before.time().plus(limit), CloseReason.SIGNAL_LOST);
            }
            return outlived ? episode : null;
        });
    }

    /** Every episode sees the fix. */
    void advance(Scene scene) {
        replace(episode -> advance(episode, scene));
    }

    /** A stop is over: the fix is the second that is not still. */
    void endStops(Scene scene) {
        replace(episode -> isStop(episode) ? advance(episode, scene) : episode);
    }

    /** Whatever is broken at this fix, and was not before, may be the beginning of a violation. */
    void begin(Scene scene) {
        for (int i = 0; i < scene.count(); i++) {
            begin(scene, scene.law().at(scene.hits()[i]));
        }
        begin(scene, scene.law().everywhere());
    }

    /** The same for what only a standing vehicle can break. */
    void beginStops(Scene scene) {
        for (int i = 0; i < scene.count(); i++) {
            begin(scene, stops(scene.law().at(scene.hits()[i])));
        }
        begin(scene, stops(scene.law().everywhere()));
    }

    /** What lies between two fixes outside is observed, never judged (rules.md 11). */
    void observeCrossings(Scene scene, Fix before) {
        InForce law = scene.law();
        if (!law.bansEntry() || before.position().equals(scene.fix().position())) {
            return;
        }
        for (int ordinal : scene.crossedSince(before)) {
            for (Provision provision : law.at(ordinal)) {
                if (provision.rule() instanceof NoEntry
                        && binding(provision, law, before.time())
                        && binding(provision, law, scene.fix().time())) {
                    String zone = law.zones().zone(ordinal).id();
                    changes.add(new Change.Observed(new Observation.InferredCrossing(
                            vehicle,
                            provision.key().rule(),
                            zone,
                            before.time(),
                            scene.fix().time())));
                }
            }
        }
    }

    private void replace(Function<Episode, @Nullable Episode> change) {
        if (episodes.isEmpty()) {
            return;
        }
        List<Episode> next = new ArrayList<>(episodes.size());
        for (Episode episode : episodes) {
            Episode changed = change.apply(episode);
            if (changed != null) {
                next.add(changed);
            }
        }
        episodes = next;
    }

    /** In the order of rules.md 5: version, window, exemption, exit. Null when the episode is over. */
    private @Nullable Episode advance(Episode episode, Scene scene) {
        Instant time = scene.fix().time();
        Provision provision = scene.law().find(episode.key()).orElse(null);
        if (provision == null || !episode.judgedBy(provision)) {
            end(episode, time, CloseReason.RULE_CHANGED);
            return null;
        }
        Look look = look(provision, scene);
        Hold hold = Hold.of(provision.rule());
        Latch next = episode.latch().observe(look, time, hold);
        if (next instanceof Latch.Off) {
            end(episode, time, reason(look, hold));
            return null;
        }
        if (look != Look.BREACH || !next.raised()) {
            return episode.with(next);
        }
        return episode.with(next, opened(episode, provision, scene));
    }

    /** A violation at a fix that breaches: made, or grown. */
    private Violation opened(Episode episode, Provision provision, Scene scene) {
        Instant time = scene.fix().time();
        Violation known = episode.violation();
        if (known != null) {
            Violation grown = known.extended(time);
            changes.add(new Change.Extended(grown));
            return grown;
        }
        Violation made = episode.open(vehicle, provision, time, scene.law().hash());
        changes.add(new Change.Opened(made));
        return made;
    }

    private void end(Episode episode, Instant at, CloseReason reason) {
        Violation violation = episode.violation();
        if (violation != null) {
            changes.add(new Change.Closed(violation.closed(at, reason)));
            return;
        }
        String zone = episode.key().zone();
        if (!isStop(episode) && zone != null) {
            changes.add(new Change.Observed(new Observation.Touch(
                    vehicle, episode.key().rule(), zone, episode.latch().since())));
        }
    }

    private void begin(Scene scene, List<Provision> provisions) {
        for (Provision provision : provisions) {
            if (place(provision, scene) == Look.BREACH
                    && !known(provision.key())
                    && binding(provision, scene.law(), scene.fix().time())) {
                List<Episode> more = new ArrayList<>(episodes);
                more.add(Episode.begin(provision, scene.fix()));
                episodes = more;
            }
        }
    }

    private boolean known(Provision.Key key) {
        return episodes.stream().anyMatch(episode -> episode.key().equals(key));
    }

    private Look look(Provision provision, Scene scene) {
        Instant time = scene.fix().time();
        if (!scene.law().open(provision, time)) {
            return Look.SHUT;
        }
        return exempt(provision, scene.law(), time) ? Look.EXEMPT : place(provision, scene);
    }

    private Look place(Provision provision, Scene scene) {
        return switch (provision.rule()) {
            case NoEntry ban -> scene.nearness(provision.zoneOrdinal(), tolerances.exitMetres());
            case Dwell dwell -> breach(scene.still() && scene.inside(provision.zoneOrdinal()));
            case ParkOutside outside -> breach(scene.still() && !scene.insideAny(outside.allowedZones()));
            case Speed speed -> Look.CLEAR;
            case Fatigue fatigue -> Look.CLEAR;
        };
    }

    private static Look breach(boolean broken) {
        return broken ? Look.BREACH : Look.CLEAR;
    }

    /** Whether the rule holds for the vehicle at this time, wherever it is. */
    private boolean binding(Provision provision, InForce law, Instant time) {
        return law.open(provision, time) && !exempt(provision, law, time);
    }

    private boolean exempt(Provision provision, InForce law, Instant time) {
        return law.exempts(provision, vehicle, register.cargoAt(vehicle, time), time);
    }

    private static CloseReason reason(Look look, Hold hold) {
        return switch (look) {
            case SHUT -> CloseReason.WINDOW_END;
            case EXEMPT -> CloseReason.EXEMPT;
            case BREACH, NEAR, CLEAR -> hold.left();
        };
    }

    private static boolean isStop(Episode episode) {
        return Tolerances.isStop(episode.kind());
    }

    private static List<Provision> stops(List<Provision> provisions) {
        return provisions.stream()
                .filter(provision -> Tolerances.isStop(provision.rule().kind()))
                .toList();
    }
}
