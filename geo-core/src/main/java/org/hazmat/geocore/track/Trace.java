package org.hazmat.geocore.track;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.rule.InForce;
import org.hazmat.geocore.rule.Look;
import org.hazmat.geocore.rule.Provision;
import org.hazmat.geocore.rule.Route;
import org.hazmat.geocore.violation.Violation;
import org.jspecify.annotations.Nullable;

/**
 * How a violation came about, fix by fix (判定经过): folds a vehicle's fixes again by {@link Tracker#step} and writes down what the rule
 * saw in each. For one use, on one thread.
 */
public final class Trace {
    private final Tracker tracker;
    private final Subject subject;
    private final Violation violation;
    private final Provision.Key key;
    private final Instant from;
    private final List<Seen> seen = new ArrayList<>();
    private Track track;
    private @Nullable Instant taken;
    private @Nullable Violation found;

    /** What became of an episode at a fix. */
    public enum Effect {
        NONE,
        /** Only from here on can the rule be broken at all. */
        READY,
        /** The first breach. */
        BEGAN,
        /** One more breach, not for long enough yet. */
        COUNTED,
        CONFIRMED,
        EXTENDED,
        /** The rule was kept, not for long enough yet. */
        COUNTED_OUT,
        /** Neither kept nor broken: keeping it counts anew. */
        COUNT_RESTARTED,
        /** Silence had closed it, and this fix shows that it was too short. */
        REOPENED,
        CLOSED,
        /** What began came to nothing. */
        DROPPED;

        /** The word in JSON: lower-kebab-case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A fix as the rule saw it.
     *
     * @param look null where the fix was not judged, or the rule not in force
     * @param metres from the rule's zone, or from the nearest approved corridor, 0 inside; null where the rule has none
     */
    public record Seen(
            Fix fix,
            Quality quality,
            @Nullable Look look,
            @Nullable Double metres,
            Effect effect) {}

    /** @param from fixes before it are folded, but not written down */
    public Trace(Tracker tracker, Violation violation, Instant from) {
        this.tracker = tracker;
        this.violation = violation;
        this.from = from;
        this.key = new Provision.Key(violation.rule(), violation.zone());
        this.subject = new Subject(violation.vehicle(), tracker.tolerances(), tracker.register());
        this.track = Track.start(violation.vehicle());
    }

    /** One more fix, in {@link PastFix#ORDER}; those that can never be judged too. */
    public void take(PastFix next) {
        Track before = track;
        Step step = step(next);
        track = step.track();
        step.changes().forEach(this::note);
        if (!next.time().isBefore(from)) {
            seen.add(seen(before, next.fix(), step));
        }
    }

    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** The violation as it comes out of these fixes; empty when it does not. */
    public Optional<Violation> found() {
        return Optional.ofNullable(found);
    }

    private Step step(PastFix next) {
        if (!next.quality().mayBeJudged()) {
            return new Step(track, next.quality(), List.of());
        }
        boolean first = !next.time().equals(taken);
        taken = next.time();
        return first
                ? tracker.step(track, next.fix(), next.receivedAt())
                : new Step(track, Quality.DUPLICATE, List.of());
    }

    private Seen seen(Track before, Fix fix, Step step) {
        InForce law = tracker.rulebook().at(fix.time());
        Provision provision = law.find(key).orElse(null);
        boolean judged = step.quality() == Quality.GOOD && provision != null;
        if (provision == null || !judged) {
            return new Seen(fix, step.quality(), null, null, effect(before, step));
        }
        Trail trail = new Trail(before.newest(), before.movedAt());
        Stillness stop = track.stillness();
        Scene scene = Scene.of(subject, law, trail, fix, stop != null && stop.missed() == null);
        return new Seen(fix, step.quality(), scene.look(provision), metres(provision, scene), effect(before, step));
    }

    private static @Nullable Double metres(Provision provision, Scene scene) {
        if (provision.zoneOrdinal() != Provision.NOWHERE) {
            return scene.metresOutside(provision.zoneOrdinal());
        }
        return provision.rule() instanceof Route route ? scene.metresOutside(route.approved(scene)) : null;
    }

    private Effect effect(Track before, Step step) {
        Effect last = null;
        for (Change change : step.changes()) {
            Effect effect = effect(change);
            last = effect == null ? last : effect;
        }
        return last != null ? last : effect(latch(before), latch(step.track()));
    }

    /** Null when the change is not about the violation. */
    private @Nullable Effect effect(Change change) {
        return switch (change) {
            case Change.Opened opened -> ours(opened.violation()) ? Effect.CONFIRMED : null;
            case Change.Extended extended -> ours(extended.violation()) ? Effect.EXTENDED : null;
            case Change.Updated updated -> ours(updated.violation()) ? Effect.REOPENED : null;
            case Change.Closed closed -> ours(closed.violation()) ? Effect.CLOSED : null;
            case Change.Superseded superseded -> null;
            case Change.Observed observed -> null;
            case Change.Withdrawn withdrawn -> null;
            case Change.Requalified requalified -> null;
        };
    }

    private boolean ours(Violation other) {
        return other.id().equals(violation.id());
    }

    private static Effect effect(Latch before, Latch after) {
        return switch (after) {
            case Latch.Off off -> before instanceof Latch.Rising ? Effect.DROPPED : Effect.NONE;
            case Latch.Ready ready -> before instanceof Latch.Ready ? Effect.NONE : Effect.READY;
            case Latch.Rising rising -> rising(before, rising);
            case Latch.Falling falling -> Effect.COUNTED_OUT;
            case Latch.On on -> before instanceof Latch.Falling ? Effect.COUNT_RESTARTED : Effect.NONE;
        };
    }

    private static Effect rising(Latch before, Latch.Rising after) {
        if (!(before instanceof Latch.Rising)) {
            return Effect.BEGAN;
        }
        return after.kept() == null ? Effect.COUNTED : Effect.NONE;
    }

    private Latch latch(Track of) {
        return of.episodes().stream()
                .filter(episode -> episode.key().equals(key))
                .map(Episode::latch)
                .findFirst()
                .orElseGet(Latch.Off::new);
    }

    private void note(Change change) {
        Violation noted = switch (change) {
            case Change.Opened opened -> opened.violation();
            case Change.Extended extended -> extended.violation();
            case Change.Updated updated -> updated.violation();
            case Change.Closed closed -> closed.violation();
            case Change.Superseded superseded -> null;
            case Change.Observed observed -> null;
            case Change.Withdrawn withdrawn -> null;
            case Change.Requalified requalified -> null;
        };
        if (noted != null && ours(noted)) {
            found = noted;
        }
    }
}
