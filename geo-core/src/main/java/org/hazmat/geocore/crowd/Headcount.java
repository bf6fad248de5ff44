package org.hazmat.geocore.crowd;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.hazmat.geocore.rule.RuleKind;
import org.hazmat.geocore.violation.CloseReason;
import org.hazmat.geocore.violation.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Counts who is in a zone (清点, rules.md 28): the times in which there were more than may be, as a function of the stays alone. A stay is
 * from its first fix inside to its last, which itself no longer counts; an open one goes on. Lives as long as one count, on one thread.
 */
final class Headcount {
    private static final Comparator<Violation> BY_PLATE = Comparator.comparing(Violation::vehicle);

    private final int most;
    private final List<Violation> arriving;
    private final List<Violation> leaving;
    private final List<Violation> inside = new ArrayList<>();
    private final List<Violation> found = new ArrayList<>();
    private @Nullable Violation tooMany;

    private Headcount(int most, Collection<Violation> stays) {
        this.most = most;
        this.arriving = stays.stream()
                .sorted(Comparator.comparing(Violation::start).thenComparing(BY_PLATE))
                .toList();
        this.leaving = stays.stream()
                .filter(stay -> !stay.open())
                .sorted(Comparator.comparing(Violation::end)
                        .thenComparing(Headcount::closedAt)
                        .thenComparing(BY_PLATE))
                .toList();
    }

    /**
     * The times in which there were too many, from a moment on at which there were not, or at which they became so.
     *
     * @param stays of one version of a rule at one version of a zone; all those that do not end before the moment
     */
    static List<Violation> of(Collection<Violation> stays, Instant from) {
        return stays.isEmpty() ? List.of() : new Headcount(most(stays), stays).from(from);
    }

    private List<Violation> from(Instant moment) {
        TreeSet<Instant> times = new TreeSet<>();
        for (Violation stay : arriving) {
            if (stay.start().isBefore(moment)) {
                inside.add(stay);
            } else {
                times.add(stay.start());
            }
        }
        leaving.forEach(stay -> times.add(stay.end()));
        int arrived = inside.size();
        int left = 0;
        for (Instant time : times) {
            int first = left;
            while (left < leaving.size() && leaving.get(left).end().equals(time)) {
                left++;
            }
            int before = arrived;
            while (arrived < arriving.size() && arriving.get(arrived).start().equals(time)) {
                arrived++;
            }
            count(time, leaving.subList(first, left), arriving.subList(before, arrived));
        }
        if (tooMany != null) {
            Instant last = lastKnown(arriving, tooMany.start());
            found.add(tooMany.tooMany(tooMany.kind(), tooMany.confirmedAt(), last));
        }
        return found;
    }

    /** Who leaves makes room for who comes at the same moment. */
    private void count(Instant time, List<Violation> gone, List<Violation> come) {
        int room = most - (inside.size() - gone.size());
        int together = inside.size() + come.size();
        boolean crowded = inside.size() > most;
        inside.removeAll(gone);
        inside.addAll(come);
        Violation open = tooMany;
        if (!crowded && inside.size() > most) {
            tooMany = come.get(room).tooMany(RuleKind.CAPACITY.word(), certain(), time);
        } else if (open != null && inside.size() <= most) {
            Violation last = gone.get(together - most - 1);
            CloseReason reason = last.closeReason();
            found.add(open.tooMany(open.kind(), open.confirmedAt(), time)
                    .closed(closedAt(last), reason == null ? CloseReason.EXIT : reason));
            tooMany = null;
        }
    }

    /** When one more than may be there was known to be. */
    private Instant certain() {
        return inside.stream()
                .map(Violation::confirmedAt)
                .sorted()
                .skip(most)
                .findFirst()
                .orElseThrow();
    }

    /** Up to when one more than may be there has been heard of, since they became too many. */
    static Instant lastKnown(Collection<Violation> stays, Instant start) {
        Instant last = stays.stream()
                .map(Violation::end)
                .sorted(Comparator.reverseOrder())
                .skip(most(stays))
                .findFirst()
                .orElse(start);
        return last.isAfter(start) ? last : start;
    }

    private static int most(Collection<Violation> stays) {
        Integer most = stays.iterator().next().maxVehicles();
        if (most == null) {
            throw new IllegalArgumentException("a stay says how many vehicles may be there");
        }
        return most;
    }

    private static Instant closedAt(Violation stay) {
        Instant closedAt = stay.closedAt();
        return closedAt == null ? Instant.MAX : closedAt;
    }
}
