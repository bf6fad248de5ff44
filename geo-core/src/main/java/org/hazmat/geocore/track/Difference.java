package org.hazmat.geocore.track;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hazmat.geocore.violation.Violation;
import org.jspecify.annotations.Nullable;

/**
 * What is to be made known when records come out differently (rules.md 15): those that are gone are superseded by the ones that overlap
 * them, those that come out again have a higher revision.
 */
public final class Difference {
    private final boolean late;
    private final Map<String, Past.Found> known;
    private final Map<String, Violation> found;
    private final List<Violation> gone = new ArrayList<>();
    private final Map<String, List<String>> replaced = new HashMap<>();
    private final Map<String, String> successors = new HashMap<>();
    private final Map<String, Violation> published = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();

    /**
     * @param known records as they were made known, by id; more than those that may differ is allowed
     * @param affected ids of those that would have to come out again
     * @param found records as they come out now, as functions of the fixes alone, by id
     */
    Difference(Map<String, Past.Found> known, Collection<String> affected, Map<String, Violation> found) {
        this(known, affected, found, true);
    }

    /** @param late whether what differs came late; otherwise what only ends is no new form of its record */
    public Difference(
            Map<String, Past.Found> known, Collection<String> affected, Map<String, Violation> found, boolean late) {
        this.late = late;
        this.known = known;
        this.found = found;
        for (String id : affected) {
            Past.Found before = known.get(id);
            if (before != null && !before.superseded() && !found.containsKey(id)) {
                gone.add(before.violation());
            }
        }
        gone.forEach(this::succeed);
        found.values().forEach(this::publish);
        gone.forEach(this::supersede);
    }

    public List<Change> changes() {
        return changes;
    }

    boolean supersedes() {
        return !gone.isEmpty();
    }

    /** What is superseded from now on, as it was last made known: by this and by what was before. */
    Stream<Violation> superseded() {
        return Stream.concat(
                known.values().stream()
                        .filter(each -> each.superseded()
                                && !published.containsKey(each.violation().id()))
                        .map(Past.Found::violation),
                gone.stream().map(this::last));
    }

    /** The records as they are known from now on, by id. */
    Map<String, Violation> published() {
        return published;
    }

    private void succeed(Violation lost) {
        Optional<Violation> successor = found.values().stream()
                .filter(other -> sameProvision(lost, other) && overlap(lost, other) >= 0)
                .max(Comparator.comparingLong((Violation other) -> overlap(lost, other))
                        .thenComparing(Violation::start, Comparator.reverseOrder()));
        successor.ifPresent(other -> {
            successors.put(lost.id(), other.id());
            replaced.computeIfAbsent(other.id(), id -> new ArrayList<>()).add(lost.id());
        });
    }

    private static boolean sameProvision(Violation one, Violation other) {
        return one.rule().equals(other.rule()) && Objects.equals(one.zone(), other.zone());
    }

    /** Seconds that two records have in common; negative when they do not even touch. */
    private static long overlap(Violation one, Violation other) {
        Instant from = one.start().isAfter(other.start()) ? one.start() : other.start();
        Instant to = one.end().isBefore(other.end()) ? one.end() : other.end();
        return Duration.between(from, to).toSeconds();
    }

    private void publish(Violation now) {
        Past.Found before = known.get(now.id());
        List<String> adopted = replaced.getOrDefault(now.id(), List.of());
        if (before == null) {
            open(now.published(late, 1, List.copyOf(adopted)));
        } else if (before.superseded()) {
            open(now.published(late, before.violation().revision() + 1, List.copyOf(adopted)));
        } else {
            comeOutAgain(before.violation(), now, adopted);
        }
    }

    private void open(Violation now) {
        published.put(now.id(), now);
        changes.add(new Change.Opened(now.unclosed()));
        if (!now.open()) {
            changes.add(new Change.Closed(now));
        }
    }

    private void comeOutAgain(Violation before, Violation now, List<String> adopted) {
        List<String> supersedes = new ArrayList<>(before.supersedes());
        supersedes.removeAll(found.keySet());
        supersedes.addAll(adopted);
        if (same(before, now) && supersedes.equals(before.supersedes())) {
            Violation kept = now.published(before.late(), before.revision(), before.supersedes());
            published.put(now.id(), kept);
            if (kept.open()) {
                changes.add(new Change.Extended(kept));
            }
            return;
        }
        if (!late && before.open() && !now.open() && same(before, now.unclosed()) && adopted.isEmpty()) {
            Violation ended = now.published(before.late(), before.revision(), before.supersedes());
            published.put(now.id(), ended);
            changes.add(new Change.Closed(ended));
            return;
        }
        Violation again = now.published(late || before.late(), before.revision() + 1, List.copyOf(supersedes));
        published.put(now.id(), again);
        changes.add(before.open() && !again.open() ? new Change.Closed(again) : new Change.Updated(again));
    }

    /** An open one that only grew is the same. */
    private static boolean same(Violation before, Violation now) {
        if (!before.open() || !now.open()) {
            return before.plain().equals(now.plain());
        }
        return before.atOpening().equals(now.atOpening())
                && !now.end().isBefore(before.end())
                && !slower(now.maxKmh(), before.maxKmh());
    }

    private static boolean slower(@Nullable Double now, @Nullable Double before) {
        return now != null && before != null && now < before;
    }

    private void supersede(Violation lost) {
        changes.add(new Change.Superseded(last(lost), successors.get(lost.id())));
    }

    private Violation last(Violation lost) {
        return lost.published(late || lost.late(), lost.revision() + 1, lost.supersedes());
    }
}
