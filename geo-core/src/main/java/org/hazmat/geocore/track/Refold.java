package org.hazmat.geocore.track;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.Waybill;
import org.hazmat.geocore.violation.CloseReason;
import org.hazmat.geocore.violation.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Judges again what is known of a vehicle (重算, rules.md 15 and 16): from the newest checkpoint before a late report, or from the time
 * from which something else is in force, in the order of fix times; and finds what that changes in what was made known.
 */
public final class Refold {
    private final Tracker tracker;
    private final Past past;
    private final Track live;

    /** @param live the vehicle's track as it stands, with all that was published */
    public Refold(Tracker tracker, Past past, Track live) {
        this.tracker = tracker;
        this.past = past;
        this.live = live;
    }

    /**
     * Judges reports of which at least one is late; those that are not are judged after the others, as they would be alone. A report
     * that is older than the kept history stays {@code LATE}.
     */
    public Refolded late(List<PastFix> fresh) {
        return judge(fresh, Quality.LATE::equals)
                // A report after the late ones may bring a record back that they superseded: then it has to be seen
                // together with them.
                .or(() -> judge(fresh, quality -> quality == Quality.LATE || quality.mayBeJudged()))
                .orElseThrow();
    }

    /** Empty when one of those that were not taken for late turns out to be. */
    private Optional<Refolded> judge(List<PastFix> fresh, Predicate<Quality> isLate) {
        Map<PastFix.Key, Quality> qualities = new HashMap<>();
        List<PastFix> late = new ArrayList<>();
        List<PastFix> rest = new ArrayList<>();
        for (PastFix each : fresh) {
            if (!isLate.test(tracker.step(live, each.fix(), each.receivedAt()).quality())) {
                rest.add(each);
            } else if (past.checkpointBefore(each.time()).isPresent()) {
                late.add(each);
            } else {
                qualities.put(each.key(), Quality.LATE);
            }
        }
        Again again = late.stream()
                .min(PastFix.ORDER)
                .flatMap(first -> past.checkpointBefore(first.time()))
                .map(base -> again(base, late, qualities))
                .orElseGet(() -> Again.unchanged(live))
                .followedBy(tracker, rest, qualities);
        return rest.stream().anyMatch(each -> qualities.get(each.key()) == Quality.LATE)
                ? Optional.empty()
                : Optional.of(again.refolded(fresh.stream()
                        .map(each -> qualities.getOrDefault(each.key(), Quality.DUPLICATE))
                        .toList()));
    }

    /** Folds everything from this fix time on again, because something else is in force there than when it was judged. */
    public Refolded since(Instant time) {
        Again again = past.checkpointBefore(time)
                .or(past::oldestCheckpoint)
                .filter(base -> !live.time().isBefore(time))
                .map(base -> again(base, List.of(), new HashMap<>()))
                .orElseGet(() -> Again.unchanged(live));
        return again.refolded(List.of());
    }

    /** Without late reports nothing tells where the old way is joined: what is in force may differ up to the end. */
    private Again again(Track base, List<PastFix> late, Map<PastFix.Key, Quality> qualities) {
        Span span = new Span(tracker, past, base);
        span.fold(late, !late.isEmpty());
        late.forEach(each -> qualities.put(each.key(), span.quality(each)));
        boolean joined = span.joined() != null;
        Track end = joined ? live : hushedAsBefore(span);
        Map<String, Past.Found> known = known(base);
        Map<String, Violation> found = new LinkedHashMap<>(span.found());
        if (joined) {
            keepOpen(span.track(), known, found);
        }
        Difference difference = new Difference(known, affected(known, span), found);
        Notes notes = Notes.of(past.observationsAfter(base.time()), span);
        List<Change> changes = new ArrayList<>(span.requalified());
        changes.addAll(difference.changes());
        changes.addAll(notes.changes());
        Track published = remembering(published(end, difference.published()), difference);
        return new Again(
                published.rewritten(difference.supersedes() ? published.time() : live.rewritten()),
                changes,
                new Refolded.Rewritten(base.time(), span.joined(), span.checkpoints(), notes.noted(), notes.dropped()));
    }

    /** What silence on the receive clock has closed stays closed, as long as nothing newer was heard. */
    private Track hushedAsBefore(Span span) {
        Fix newest = span.track().newest();
        Fix before = live.newest();
        if (newest == null || before == null || !newest.time().equals(before.time())) {
            return span.track();
        }
        return span.track()
                .with(span.track().episodes().stream()
                        .map(episode -> hush(episode, newest, span))
                        .toList());
    }

    private Episode hush(Episode episode, Fix newest, Span span) {
        if (episode.heading()) {
            return stillMissing(episode, newest, span);
        }
        Violation open = episode.violation();
        Duration limit = tracker.tolerances().silence(episode.kind(), true).orElse(null);
        boolean silent = live.episodes().stream()
                .anyMatch(other -> other.hushed() && other.key().equals(episode.key()));
        if (open == null || limit == null || !silent) {
            return episode;
        }
        Violation closed = open.closed(newest.time().plus(limit), CloseReason.SIGNAL_LOST);
        span.found().put(closed.id(), closed);
        return episode.hushed(true, closed);
    }

    /** The newest fix may have been replaced by another of the same time, so the record is made anew. */
    private Episode stillMissing(Episode episode, Fix newest, Span span) {
        boolean missing = live.episodes().stream().anyMatch(other -> other.missing() && other.sameProvision(episode));
        Absence absence = tracker.absence(span.track(), newest);
        Duration limit = absence.limit(episode).orElse(null);
        if (!missing || limit == null) {
            return episode;
        }
        Violation made = absence.violation(episode, limit);
        span.found().put(made.id(), made);
        return episode.missing(made);
    }

    /** A record that silence may bring out again although it was superseded is remembered for its revision. */
    private static Track remembering(Track track, Difference difference) {
        Fix newest = track.newest();
        if (newest == null || track.episodes().stream().noneMatch(Episode::heading)) {
            return track;
        }
        return track.with(track.episodes().stream()
                .map(episode -> episode.heading()
                        ? difference
                                .superseded()
                                .filter(gone ->
                                        episode.opens(gone) && gone.start().equals(newest.time()))
                                .findFirst()
                                .map(episode::published)
                                .orElse(episode)
                        : episode)
                .toList());
    }

    /** Records that are open where the old way is joined end as they did. */
    private void keepOpen(Track joint, Map<String, Past.Found> known, Map<String, Violation> found) {
        for (Episode episode : joint.episodes()) {
            Violation open = episode.violation();
            Past.Found before = open == null ? null : known.get(open.id());
            if (open != null && before != null) {
                found.put(open.id(), before.violation());
            }
        }
    }

    private @Nullable Violation liveForm(String id) {
        return live.episodes().stream()
                .map(Episode::violation)
                .filter(violation -> violation != null && violation.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private Map<String, Past.Found> known(Track base) {
        Instant from = Stream.concat(
                        base.episodes().stream().map(episode -> episode.latch().since()), waybillsNotEnded(base))
                .filter(base.time()::isAfter)
                .min(Comparator.naturalOrder())
                .orElse(base.time());
        Map<String, Past.Found> known = new LinkedHashMap<>();
        for (Past.Found each : past.recordsFrom(from)) {
            Violation grown =
                    each.superseded() ? null : liveForm(each.violation().id());
            known.put(each.violation().id(), grown == null ? each : new Past.Found(grown, false));
        }
        return known;
    }

    /** Starts of the waybills that may still show to be unused: such a record is dated long before the fix that shows it. */
    private Stream<Instant> waybillsNotEnded(Track base) {
        Fix newest = base.newest();
        Instant after = newest == null ? Instant.EPOCH : newest.time();
        return tracker.register().waybillsEnded(base.vehicle(), after, Instant.MAX).stream()
                .map(Waybill::start);
    }

    /** Ids of the records that were open at the base or became certain after it, up to where the old way is joined. */
    private static Collection<String> affected(Map<String, Past.Found> known, Span span) {
        Set<String> affected = new HashSet<>();
        for (Episode episode : span.base().episodes()) {
            Violation open = episode.violation();
            if (open != null) {
                affected.add(open.id());
            }
        }
        Instant joined = span.joined();
        known.forEach((id, each) -> {
            Instant certain = each.violation().confirmedAt();
            if (certain.isAfter(span.base().time()) && (joined == null || !certain.isAfter(joined))) {
                affected.add(id);
            }
        });
        return affected;
    }

    private static Track published(Track track, Map<String, Violation> published) {
        return track.with(track.episodes().stream()
                .map(episode -> {
                    Violation plain = episode.violation();
                    Violation known = plain == null ? null : published.get(plain.id());
                    return known == null ? episode : episode.published(known);
                })
                .toList());
    }

    /** What a refold has come to so far. */
    private record Again(Track track, List<Change> changes, Refolded.Rewritten rewritten) {
        private static Again unchanged(Track live) {
            return new Again(
                    live, List.of(), new Refolded.Rewritten(live.time(), live.time(), List.of(), List.of(), List.of()));
        }

        /** Reports that are not late, in the order of fix times. */
        private Again followedBy(Tracker tracker, List<PastFix> rest, Map<PastFix.Key, Quality> qualities) {
            Track next = track;
            List<Change> more = new ArrayList<>(changes);
            List<Past.Noted> noted = new ArrayList<>(rewritten.noted());
            for (PastFix each : rest.stream().sorted(PastFix.ORDER).toList()) {
                Step step = tracker.step(next, each.fix(), each.receivedAt());
                next = step.track();
                qualities.put(each.key(), step.quality());
                more.addAll(step.changes());
                for (Change change : step.changes()) {
                    if (change instanceof Change.Observed observed) {
                        noted.add(new Past.Noted(observed.observation(), each.time()));
                    }
                }
            }
            return new Again(next, more, rewritten.withNoted(noted));
        }

        private Refolded refolded(List<Quality> qualities) {
            return new Refolded(track, qualities, List.copyOf(changes), rewritten);
        }
    }
}
