package org.hazmat.geocore.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import org.hazmat.geocore.zone.Holidays;
import org.hazmat.geocore.zone.Zone;

/**
 * Every version of every zone, rule and permit (规则库), and what of them is in force at a fix time (rules.md 16). Immutable; what a
 * time span needs is compiled when it is first asked for.
 */
public final class Rulebook {
    public static final Rulebook EMPTY = of(List.of(), List.of(), List.of(), Holidays.NONE);

    private final List<Version<Zone>> zones;
    private final List<Version<Rule>> rules;
    private final List<Version<Permit>> permits;
    private final Holidays holidays;
    private final Instant[] changes;
    private final AtomicReferenceArray<InForce> spans;
    private final ZoneIndexes indexes;

    private Rulebook(
            List<Version<Zone>> zones,
            List<Version<Rule>> rules,
            List<Version<Permit>> permits,
            Holidays holidays,
            ZoneIndexes indexes) {
        this.indexes = indexes;
        this.zones = sorted(zones);
        this.rules = sorted(rules);
        this.permits = sorted(permits);
        this.holidays = holidays;
        TreeSet<Instant> times = new TreeSet<>();
        addChanges(times, zones);
        addChanges(times, rules);
        addChanges(times, permits);
        this.changes = times.toArray(Instant[]::new);
        this.spans = new AtomicReferenceArray<>(changes.length + 1);
    }

    public static Rulebook of(
            List<Version<Zone>> zones, List<Version<Rule>> rules, List<Version<Permit>> permits, Holidays holidays) {
        return new Rulebook(zones, rules, permits, holidays, new ZoneIndexes());
    }

    /** Another rulebook, which takes over this one's zone indexes where the zones are the same. */
    public Rulebook replacedBy(
            List<Version<Zone>> zones, List<Version<Rule>> rules, List<Version<Permit>> permits, Holidays holidays) {
        return new Rulebook(zones, rules, permits, holidays, indexes);
    }

    /** What judges a fix of this time. The first question about a time span compiles it. */
    public InForce at(Instant fixTime) {
        int span = span(fixTime);
        InForce known = spans.get(span);
        return known != null ? known : compile(span);
    }

    /** How many zone indexes are at hand. */
    int indexes() {
        return indexes.size();
    }

    public List<Version<Zone>> zones() {
        return zones;
    }

    public List<Version<Rule>> rules() {
        return rules;
    }

    public List<Version<Permit>> permits() {
        return permits;
    }

    public Holidays holidays() {
        return holidays;
    }

    /** Number of changes at or before the time. */
    private int span(Instant time) {
        if (changes.length == 0 || !time.isBefore(changes[changes.length - 1])) {
            return changes.length;
        }
        int found = Arrays.binarySearch(changes, time);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private InForce compile(int span) {
        Instant time = span == 0 ? Instant.MIN : changes[span - 1];
        List<Version<Zone>> zonesNow = inForce(zones, time, zone -> true);
        InForce made = InForce.of(
                zonesNow,
                indexes.of(zonesNow),
                inForce(rules, time, rule -> !rule.terms().draft()),
                inForce(permits, time, permit -> true),
                holidays);
        spans.compareAndSet(span, null, made);
        return made;
    }

    /** Of each id the version with the greatest number among those that have begun, unless it is over, deleted or refused. */
    private static <T> List<Version<T>> inForce(List<Version<T>> versions, Instant time, Predicate<T> accepted) {
        List<Version<T>> judging = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            Version<T> version = versions.get(i);
            if (!version.validFrom().isAfter(time) && !overruled(versions, i, time)) {
                Instant to = version.validTo();
                if ((to == null || time.isBefore(to))
                        && version.find().filter(accepted).isPresent()) {
                    judging.add(version);
                }
            }
        }
        return judging;
    }

    private static <T> boolean overruled(List<Version<T>> versions, int i, Instant time) {
        String id = versions.get(i).id();
        for (int j = i + 1; j < versions.size() && versions.get(j).id().equals(id); j++) {
            if (!versions.get(j).validFrom().isAfter(time)) {
                return true;
            }
        }
        return false;
    }

    private static <T> List<Version<T>> sorted(List<Version<T>> versions) {
        return versions.stream()
                .sorted(Comparator.comparing((Version<T> v) -> v.id()).thenComparingInt(Version::number))
                .toList();
    }

    private static <T> void addChanges(Set<Instant> times, List<Version<T>> versions) {
        for (Version<T> version : versions) {
            times.add(version.validFrom());
            Instant to = version.validTo();
            if (to != null) {
                times.add(to);
            }
        }
    }
}
