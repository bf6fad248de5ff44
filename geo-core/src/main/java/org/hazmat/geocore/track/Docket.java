package org.hazmat.geocore.track;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.rule.Hold;
import org.hazmat.geocore.rule.InForce;
import org.hazmat.geocore.rule.Look;
import org.hazmat.geocore.rule.NoEntry;
import org.hazmat.geocore.rule.Provision;
import org.hazmat.geocore.rule.RuleKind;
import org.hazmat.geocore.violation.CloseReason;
import org.hazmat.geocore.violation.Observation;
import org.hazmat.geocore.violation.Violation;
import org.jspecify.annotations.Nullable;

/** The episodes of a vehicle during one step, and what becomes known of them. */
final class Docket {
    private final Subject subject;
    private List<Change> changes = List.of();
    private List<Episode> episodes;

    Docket(Subject subject, List<Episode> episodes) {
        this.subject = subject;
        this.episodes = episodes;
    }

    List<Episode> episodes() {
        return List.copyOf(episodes);
    }

    List<Change> changes() {
        return List.copyOf(changes);
    }

    /** Most steps make nothing known, and then leave nothing to collect. */
    void add(Change change) {
        if (changes.isEmpty()) {
            changes = new ArrayList<>(4);
        }
        changes.add(change);
    }

    boolean anyStop() {
        return episodes.stream().anyMatch(episode -> episode.kind().stop());
    }

    /** Recovery from drift: counts and timers start anew, what is open goes on (rules.md 2); one outlier is no rest. */
    void forget() {
        replace(episode -> episode.missing() ? heard(episode) : episode);
        episodes = episodes.stream()
                .filter(episode -> episode.latch().raised() || bridges(episode))
                .map(episode -> bridges(episode)
                        ? episode
                        : episode.with(new Latch.On(episode.latch().since())))
                .toList();
    }

    /** Silence by the terminal's clock: closes what did not outlive the gap, revives what the receive clock closed too early. */
    void closeSilent(Fix before, Fix fix) {
        replace(episode -> {
            if (episode.kind() == RuleKind.SILENCE) {
                return episode;
            }
            Duration limit = subject.tolerances()
                    .silence(episode.kind(), episode.violation() != null)
                    .orElse(null);
            if (limit == null || Fold.within(before, fix, limit)) {
                return revived(episode);
            }
            if (!episode.hushed()) {
                end(episode, before.time().plus(limit), CloseReason.SIGNAL_LOST);
            }
            return null;
        });
    }

    private Episode revived(Episode episode) {
        Violation violation = episode.violation();
        if (!episode.hushed() || violation == null) {
            return episode;
        }
        Violation revived = violation.reopened();
        add(new Change.Updated(revived));
        return episode.hushed(false, revived);
    }

    boolean anyHeading() {
        for (int i = 0; i < episodes.size(); i++) {
            Episode episode = episodes.get(i);
            if (episode.heading() || episode.missing()) {
                return true;
            }
        }
        return false;
    }

    /** An absence ends at the fix that shows how long it was (rules.md 27). */
    void endAbsence(Absence absence, Fix fix) {
        replace(episode -> {
            Episode plain = episode.plain();
            Violation known = episode.missing() ? episode.violation() : null;
            Duration limit = absence.limit(plain).orElse(null);
            if (!plain.heading()) {
                return episode;
            }
            if (limit == null || !fix.time().isAfter(absence.last().time().plus(limit))) {
                return episode.missing() ? heard(episode) : plain;
            }
            Violation missed = known == null ? absence.violation(episode, limit) : known;
            if (known == null) {
                add(new Change.Opened(missed));
            }
            add(new Change.Closed(missed.closed(fix.time(), CloseReason.EXIT)));
            return null;
        });
    }

    /** It was no absence: only the receive clock said so. */
    private Episode heard(Episode episode) {
        Violation wrong = Objects.requireNonNull(episode.violation());
        Violation last = wrong.published(wrong.late(), wrong.revision() + 1, wrong.supersedes());
        add(new Change.Superseded(last, null));
        return episode.plain();
    }

    /** A gap in one place was a rest from its first end on; any other went on driving (rules.md 10). */
    void bridge(Fix before, boolean rest) {
        replace(episode -> {
            if (!bridges(episode)) {
                return episode;
            }
            Latch latch = episode.latch();
            return episode.with(rest ? latch.keptFrom(before.time()) : latch.brokenAgain());
        });
    }

    /** Driving through a gap is driving from its first end on, where the rule held then. */
    void beginDriving(InForce lawThen, Fix before) {
        for (Provision provision : lawThen.everywhere()) {
            if (provision.rule().kind() == RuleKind.FATIGUE
                    && !known(provision.key())
                    && binding(provision, lawThen, before.time())) {
                add(Episode.begin(provision, before, new Latch.Rising(before.time(), null)));
            }
        }
    }

    /** Every episode sees the fix. */
    void advance(Scene scene) {
        replace(episode -> advance(episode, scene));
    }

    /** A stop is over: the fix is the second that is not still. */
    void endStops(Scene scene) {
        replace(episode -> episode.kind().stop() ? advance(episode, scene) : episode);
    }

    /** Whatever is broken at this fix, and was not before, may be the beginning of a violation. */
    void begin(Scene scene) {
        for (int i = 0; i < scene.count(); i++) {
            begin(scene, scene.law().at(scene.hits()[i]), false);
        }
        begin(scene, scene.law().everywhere(), false);
    }

    /** The same for what can be broken on the way to a zone. */
    void beginAhead(Ahead ahead) {
        Scene scene = ahead.scene();
        int minutes = scene.law().watchedMinutes();
        if (minutes == 0) {
            return;
        }
        for (int ordinal : ahead.cutWithin(minutes, scene.law().watched())) {
            begin(scene, ofKind(scene.law().at(ordinal), RuleKind.SILENCE), false);
        }
    }

    /** The same for what only a standing vehicle can break. */
    void beginStops(Scene scene) {
        for (int i = 0; i < scene.count(); i++) {
            begin(scene, scene.law().at(scene.hits()[i]), true);
        }
        begin(scene, scene.law().everywhere(), true);
    }

    /** What lies between two fixes outside is observed, never judged (rules.md 11). */
    void observeCrossings(Scene scene, Fix before) {
        InForce law = scene.law();
        if (!law.bansEntryAt(scene.fix().time())
                || before.position().equals(scene.fix().position())) {
            return;
        }
        for (int ordinal : scene.crossedSince(before)) {
            for (Provision provision : law.at(ordinal)) {
                if (provision.rule() instanceof NoEntry
                        && binding(provision, law, before.time())
                        && binding(provision, law, scene.fix().time())) {
                    String zone = law.zones().zone(ordinal).id();
                    add(new Change.Observed(new Observation.InferredCrossing(
                            subject.vehicle(),
                            provision.key().rule(),
                            zone,
                            before.time(),
                            scene.fix().time())));
                }
            }
        }
    }

    /** What does not change stays the very list that it was. */
    private void replace(Function<Episode, @Nullable Episode> change) {
        List<Episode> before = episodes;
        List<Episode> next = null;
        for (int i = 0; i < before.size(); i++) {
            Episode episode = before.get(i);
            Episode changed = change.apply(episode);
            if (next == null && !episode.equals(changed)) {
                next = new ArrayList<>(before.size());
                next.addAll(before.subList(0, i));
            }
            if (next != null && changed != null) {
                next.add(changed);
            }
        }
        if (next != null) {
            episodes = next;
        }
    }

    /** In the order of rules.md 5: version, window, exemption, exit. Null when the episode is over. */
    private @Nullable Episode advance(Episode episode, Scene scene) {
        Instant time = scene.fix().time();
        Provision provision = scene.law().find(episode.key()).orElse(null);
        if (provision == null || !episode.judgedBy(provision)) {
            end(episode, time, CloseReason.RULE_CHANGED);
            return null;
        }
        Look look = scene.look(provision);
        Hold hold = provision.hold();
        Latch next = episode.latch().observe(look, time, hold);
        if (next instanceof Latch.Off) {
            end(episode, time, reason(look, hold));
            return null;
        }
        if (look != Look.BREACH) {
            return episode.with(next);
        }
        Episode begun = episode.latch() instanceof Latch.Ready ? episode.at(scene.fix()) : episode;
        return breached(begun.seen(scene.fix(), next), provision, scene);
    }

    private Episode breached(Episode episode, Provision provision, Scene scene) {
        return episode.latch().raised() ? episode.published(opened(episode, provision, scene)) : episode;
    }

    /** A violation at a fix that breaches: made, or grown. */
    private Violation opened(Episode episode, Provision provision, Scene scene) {
        Violation known = episode.violation();
        if (known != null) {
            Violation grown = known.extended(scene.fix().time(), scene.fix().speedKmh());
            add(new Change.Extended(grown));
            return grown;
        }
        Violation made = episode.open(
                subject.vehicle(), provision, scene.fix(), scene.law().hash());
        add(new Change.Opened(made));
        return made;
    }

    private void end(Episode episode, Instant at, CloseReason reason) {
        Violation violation = episode.violation();
        if (violation != null) {
            add(new Change.Closed(violation.closed(at, reason)));
            return;
        }
        String zone = episode.key().zone();
        if (episode.kind() == RuleKind.NO_ENTRY && zone != null) {
            add(new Change.Observed(new Observation.Touch(
                    subject.vehicle(),
                    episode.key().rule(),
                    zone,
                    episode.latch().since())));
        }
    }

    private void begin(Scene scene, List<Provision> provisions, boolean stopsOnly) {
        for (int i = 0; i < provisions.size(); i++) {
            Provision provision = provisions.get(i);
            if (stopsOnly && !provision.rule().kind().stop()) {
                continue;
            }
            Look look = provision.rule().look(provision, scene);
            if ((look == Look.BREACH || look == Look.READY)
                    && !known(provision.key())
                    && binding(provision, scene.law(), scene.fix().time())) {
                add(begun(look, provision, scene));
            }
        }
    }

    private Episode begun(Look look, Provision provision, Scene scene) {
        Instant time = scene.fix().time();
        if (look == Look.READY) {
            return Episode.begin(provision, scene.fix(), new Latch.Ready(time));
        }
        Latch latch = Latch.breaching(provision.rule().since(scene), time, provision.hold());
        return breached(Episode.begin(provision, scene.fix(), latch), provision, scene);
    }

    private void add(Episode episode) {
        List<Episode> more = new ArrayList<>(episodes);
        more.add(episode);
        episodes = more;
    }

    boolean known(Provision.Key key) {
        for (Episode episode : episodes) {
            if (episode.key().equals(key)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the rule holds for the vehicle at this time, wherever it is. */
    boolean binding(Provision provision, InForce law, Instant time) {
        return law.open(provision, time) && !subject.exempt(provision, law, time);
    }

    private static CloseReason reason(Look look, Hold hold) {
        return switch (look) {
            case SHUT -> CloseReason.WINDOW_END;
            case EXEMPT -> CloseReason.EXEMPT;
            case BREACH, NEAR, CLEAR, READY -> hold.left();
        };
    }

    private static boolean bridges(Episode episode) {
        return episode.kind().silence() == RuleKind.Silence.BRIDGED;
    }

    private static List<Provision> ofKind(List<Provision> provisions, RuleKind kind) {
        return provisions.stream()
                .filter(provision -> provision.rule().kind() == kind)
                .toList();
    }
}
