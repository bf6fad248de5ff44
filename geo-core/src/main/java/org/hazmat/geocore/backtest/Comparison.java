package org.hazmat.geocore.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.hazmat.geocore.crowd.Crowds;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.violation.Violation;

/**
 * Adds up what a draft and the published rules found, vehicle by vehicle; what it holds is bounded by the numbers of vehicles, rules and
 * zones, but for stays, which only count when all are there. A violation is in both where the other set found one of the same vehicle,
 * rule and zone that has a moment in common with it; where a zone held too many, whichever vehicle was one too many.
 */
public final class Comparison {
    /** How many violations of each of the three lists are kept whole. */
    public static final int MAX_LISTED = 500;

    private final Trial.Period period;
    private final Map<String, Shares> byRule = new TreeMap<>();
    private final Map<String, Shares> byZone = new TreeMap<>();
    private final Map<String, Shares> byKind = new TreeMap<>();
    private final Side draft = new Side();
    private final Side published = new Side();
    private final List<Violation> onlyInDraft = new ArrayList<>();
    private final List<Violation> onlyInPublished = new ArrayList<>();
    private final List<Violation> inBoth = new ArrayList<>();
    private Shares all = Shares.NONE;
    private boolean crowdsCounted;

    public Comparison(Trial.Period period) {
        this.period = period;
    }

    /**
     * Numbers of violations.
     *
     * @param inBoth of the draft's those that the published rules found too
     */
    public record Shares(int draft, int published, int inBoth, int onlyInPublished) {
        static final Shares NONE = new Shares(0, 0, 0, 0);

        public int onlyInDraft() {
            return draft - inBoth;
        }

        Shares plus(Shares more) {
            return new Shares(
                    draft + more.draft,
                    published + more.published,
                    inBoth + more.inBoth,
                    onlyInPublished + more.onlyInPublished);
        }
    }

    /**
     * What one set comes to.
     *
     * @param vehicles with at least one violation
     * @param violating their violations' time within the period, added up
     */
    public record Sum(int violations, int vehicles, Duration violating) {}

    /**
     * The result.
     *
     * @param byZone by id; what has no zone is left out
     * @param onlyInDraft the first {@link #MAX_LISTED}; so are the other lists
     */
    public record Result(
            Sum draft,
            Sum published,
            Shares all,
            Map<String, Shares> byRule,
            Map<String, Shares> byZone,
            Map<String, Shares> byKind,
            List<Violation> onlyInDraft,
            List<Violation> onlyInPublished,
            List<Violation> inBoth) {}

    /** Adds what was found of one vehicle. */
    public void add(Trial.Found found) {
        compare(new Trial.Found(draft.withoutStays(found.draft()), published.withoutStays(found.published())));
    }

    private void compare(Trial.Found found) {
        draft.add(found.draft());
        published.add(found.published());
        for (Violation violation : sorted(found.draft())) {
            boolean both = found.published().stream().anyMatch(other -> meet(violation, other));
            list(both ? inBoth : onlyInDraft, violation);
            count(violation, new Shares(1, 0, both ? 1 : 0, 0));
        }
        for (Violation violation : sorted(found.published())) {
            boolean both = found.draft().stream().anyMatch(other -> meet(violation, other));
            if (!both) {
                list(onlyInPublished, violation);
            }
            count(violation, new Shares(0, 1, 0, both ? 0 : 1));
        }
    }

    /** To be asked when everything was added. */
    public Result result() {
        if (!crowdsCounted) {
            crowdsCounted = true;
            compare(new Trial.Found(draft.crowds(), published.crowds()));
        }
        return new Result(
                draft.sum(),
                published.sum(),
                all,
                Map.copyOf(byRule),
                Map.copyOf(byZone),
                Map.copyOf(byKind),
                List.copyOf(onlyInDraft),
                List.copyOf(onlyInPublished),
                List.copyOf(inBoth));
    }

    private void count(Violation violation, Shares one) {
        all = all.plus(one);
        byRule.merge(violation.rule(), one, Shares::plus);
        byKind.merge(violation.kind(), one, Shares::plus);
        String zone = violation.zone();
        if (zone != null) {
            byZone.merge(zone, one, Shares::plus);
        }
    }

    private static void list(List<Violation> list, Violation violation) {
        if (list.size() < MAX_LISTED) {
            list.add(violation);
        }
    }

    private static List<Violation> sorted(List<Violation> violations) {
        return violations.stream()
                .sorted(Comparator.comparing(Violation::start).thenComparing(Violation::id))
                .toList();
    }

    private static boolean meet(Violation one, Violation other) {
        return one.rule().equals(other.rule())
                && Objects.equals(one.zone(), other.zone())
                && !one.end().isBefore(other.start())
                && !other.end().isBefore(one.start());
    }

    /** One of the sets. */
    private final class Side {
        private final Set<VehicleId> vehicles = new HashSet<>();
        private final List<Violation> stays = new ArrayList<>();
        private int violations;
        private Duration violating = Duration.ZERO;

        private void add(List<Violation> found) {
            violations += found.size();
            for (Violation violation : found) {
                vehicles.add(violation.vehicle());
                violating = violating.plus(within(violation.start(), violation.end()));
            }
        }

        private List<Violation> withoutStays(List<Violation> found) {
            found.stream().filter(Violation::stay).forEach(stays::add);
            return found.stream().filter(violation -> !violation.stay()).toList();
        }

        private List<Violation> crowds() {
            return Crowds.of(stays).stream().filter(period::overlaps).toList();
        }

        private Duration within(Instant start, Instant end) {
            Instant from = start.isBefore(period.from()) ? period.from() : start;
            Instant to = end.isAfter(period.to()) ? period.to() : end;
            return Duration.between(from, to);
        }

        private Sum sum() {
            return new Sum(violations, vehicles.size(), violating);
        }
    }
}
