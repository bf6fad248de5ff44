package org.hazmat.geocore.track;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.rule.InForce;
import org.hazmat.geocore.rule.Rulebook;
import org.hazmat.geocore.violation.Observation;
import org.jspecify.annotations.Nullable;

/** The working state of one step: a track on its way to the next one. Lives as long as the step, on one thread. */
final class Fold {
    /** Stops look at the fix alone. */
    private static final Trail NO_TRAIL = new Trail(null, null);

    private final Tolerances tolerances;
    private final Rulebook rulebook;
    private final Subject subject;
    private final Docket docket;
    private final @Nullable Instant rewritten;
    private @Nullable Fix newest;
    private @Nullable Instant movedAt;
    private @Nullable Stillness stillness;
    private List<Fix> drifted;
    private List<Approach> approaches;
    private boolean accepted;

    Fold(Tolerances tolerances, Rulebook rulebook, Register register, Track track) {
        this.tolerances = tolerances;
        this.rulebook = rulebook;
        this.subject = new Subject(track.vehicle(), tolerances, register);
        this.rewritten = track.rewritten();
        this.newest = track.newest();
        this.movedAt = track.movedAt();
        this.drifted = track.drifted();
        this.approaches = track.approaches();
        this.stillness = track.stillness();
        this.docket = new Docket(subject, track.episodes());
    }

    Track track() {
        return new Track(
                subject.vehicle(), newest, movedAt, drifted, stillness, docket.episodes(), approaches, rewritten);
    }

    List<Change> changes() {
        return docket.changes();
    }

    /** Whether the fix that was offered was judged, and not put aside. */
    boolean accepted() {
        return accepted;
    }

    /** Judges a fix that is newer than the newest accepted one, or puts it aside as drift (rules.md 2). */
    void offer(Fix fix) {
        if (newest == null || reachable(newest, fix)) {
            drifted = List.of();
            judge(newest, fix);
            return;
        }
        List<Fix> run = new ArrayList<>();
        if (!drifted.isEmpty() && reachable(drifted.getLast(), fix)) {
            run.addAll(drifted);
        }
        run.add(fix);
        if (run.size() < tolerances.recoveringFixes()) {
            drifted = List.copyOf(run);
        } else {
            recover(newest, run);
        }
    }

    private boolean reachable(Fix from, Fix to) {
        double seconds = Duration.between(from.time(), to.time()).toSeconds();
        return from.position().metresTo(to.position()) / seconds * 3.6 <= tolerances.maxKmh();
    }

    /** The anchor was the outlier: nothing is derived from it but that something was heard then. */
    private void recover(Fix outlier, List<Fix> run) {
        drifted = List.of();
        docket.forget();
        stillness = docket.anyStop() && stillness != null ? new Stillness(stillness.place(), null) : null;
        hush(outlier, run.getFirst());
        bridge(outlier, run.getFirst());
        Fix before = null;
        for (Fix fix : run) {
            judge(before, fix);
            before = fix;
        }
        for (Fix fix : run.subList(0, run.size() - 1)) {
            docket.add(new Change.Requalified(fix.time(), fix.digest(), Quality.GOOD));
        }
    }

    private void judge(@Nullable Fix before, Fix fix) {
        if (before != null) {
            hush(before, fix);
            observeDisplacement(before, fix);
            if (bridge(before, fix)) {
                docket.beginDriving(rulebook.at(before.time()), before);
            }
        }
        InForce law = rulebook.at(fix.time());
        Scene scene = Scene.of(subject, law, new Trail(before, movedAt), fix, rest(law, fix));
        docket.advance(scene);
        docket.begin(scene);
        Ahead ahead = Ahead.of(scene);
        docket.beginAhead(ahead);
        if (before != null && within(before, fix, tolerances.silence())) {
            docket.observeCrossings(scene, before);
        }
        approaches = new Lookout(ahead, docket).after(approaches);
        newest = fix;
        movedAt = scene.moving() ? fix.time() : movedAt;
        accepted = true;
    }

    /** Gaps are judged before everything else (rules.md 5 and 7). */
    private void hush(Fix before, Fix fix) {
        docket.closeSilent(before, fix);
        if (docket.anyHeading()) {
            docket.endAbsence(new Absence(subject.vehicle(), rulebook.at(before.time()), before), fix);
        }
        if (!within(before, fix, tolerances.parkedSilence())) {
            stillness = null;
        }
    }

    /** Whether the vehicle drove through a gap (rules.md 10). */
    private boolean bridge(Fix before, Fix fix) {
        if (within(before, fix, tolerances.silence())) {
            return false;
        }
        boolean rest = before.position().metresTo(fix.position()) <= tolerances.displacementMetres();
        docket.bridge(before, rest);
        return !rest;
    }

    /** Whether the fix belongs to a stop. Of two fixes that ended a stop, the first may be where the next one began. */
    private boolean rest(InForce law, Fix fix) {
        Stillness stop = stillness;
        if (stop == null) {
            stillness = Stillness.from(fix, tolerances);
        } else if (!stop.endsAt(fix, tolerances)) {
            stillness = stop.after(fix, tolerances);
        } else {
            docket.endStops(Scene.of(subject, law, NO_TRAIL, fix, false));
            Fix first = stop.missed();
            Stillness next = first == null ? null : Stillness.from(first, tolerances);
            if (first != null && next != null && next.holds(fix, tolerances)) {
                docket.beginStops(Scene.of(subject, rulebook.at(first.time()), NO_TRAIL, first, true));
                stillness = next;
            } else {
                stillness = Stillness.from(fix, tolerances);
            }
        }
        return stillness != null && stillness.missed() == null;
    }

    private void observeDisplacement(Fix before, Fix fix) {
        if (within(before, fix, tolerances.silence())) {
            return;
        }
        double metres = before.position().metresTo(fix.position());
        if (metres > tolerances.displacementMetres()) {
            docket.add(new Change.Observed(new Observation.OfflineDisplacement(
                    subject.vehicle(), before.time(), fix.time(), Math.round(metres))));
        }
    }

    static boolean within(Fix before, Fix fix, Duration limit) {
        Instant last = before.time().plus(limit);
        return !fix.time().isAfter(last);
    }
}
