package org.hazmat.geocore.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hazmat.geocore.zone.Holidays;
import org.hazmat.geocore.zone.Zone;

/**
 * Every version of every zone, rule and permit (规则库), and what of them is in force at a fix time (rules.md 16). Immutable; what a
 * time span needs is compiled when it is first asked for.
 */
public final class Rulebook {
    public static final Rulebook EMPTY = of(List.of(), List.of(), List.of(), Holidays.NONE);

    /** Those before would only be compiled again for late reports. */
    private static final int TAKEN_OVER = 2;

    private final List<Version<Zone>> zones;
    private final List<Version<Rule>> rules;
    private final List<Version<Permit>> permits;
    private final Holidays holidays;
    private final Instant[] changes;
    private final AtomicReferenceArray<InForce> spans;
    private final ZoneIndexes indexes;
    private final VersionHashes hashes;

    private Rulebook(
            List<Version<Zone>> zones,
            List<Version<Rule>> rules,
            List<Version<Permit>> permits,
            Holidays holidays,
            ZoneIndexes indexes,
            VersionHashes hashes) {
        this.indexes = indexes;
        this.hashes = hashes;
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
        return new Rulebook(zones, rules, permits, holidays, new ZoneIndexes(), new VersionHashes());
    }

    /** Another rulebook, which takes over this one's zone indexes where the zones are the same. */
    public Rulebook replacedBy(
            List<Version<Zone>> zones, List<Version<Rule>> rules, List<Version<Permit>> permits, Holidays holidays) {
        return replacedBy(zones, rules, permits, holidays, indexes);
    }

    /** The same as it would be with other zones and rules, which need not have names of their own. */
    public Rulebook drafted(List<Version<Zone>> zonesThen, List<Version<Rule>> rulesThen) {
        return replacedBy(zonesThen, rulesThen, permits, holidays, indexes.forked());
    }

    /** This rulebook and versions that were made since; those that it has already are passed over. */
    public Rulebook with(Made made) {
        Rulebook next = replacedBy(
                joined(zones, made.zones), joined(rules, made.rules), joined(permits, made.permits), holidays, indexes);
        next.takeOver(this, made.judgesFrom());
        return next;
    }

    private Rulebook replacedBy(
            List<Version<Zone>> zones,
            List<Version<Rule>> rules,
            List<Version<Permit>> permits,
            Holidays holidays,
            ZoneIndexes indexes) {
        Rulebook next = new Rulebook(zones, rules, permits, holidays, indexes, hashes);
        hashes.keep(List.of(next.zones, next.rules, next.permits));
        return next;
    }

    /**
     * Versions that an edit made.
     *
     * @param zones at most one of them of each id, so are the others
     */
    public record Made(List<Version<Zone>> zones, List<Version<Rule>> rules, List<Version<Permit>> permits) {
        public static Made ofZones(List<Version<Zone>> zones) {
            return new Made(zones, List.of(), List.of());
        }

        public static Made ofRules(List<Version<Rule>> rules) {
            return new Made(List.of(), rules, List.of());
        }

        public static Made ofPermits(List<Version<Permit>> permits) {
            return new Made(List.of(), List.of(), permits);
        }

        /** Before this fix time nothing is judged by any of them. */
        private Instant judgesFrom() {
            return Stream.of(zones, rules, permits)
                    .flatMap(List::stream)
                    .map(Version::validFrom)
                    .min(Comparator.naturalOrder())
                    .orElse(Instant.MAX);
        }
    }

    private static <T> List<Version<T>> joined(List<Version<T>> known, List<Version<T>> made) {
        if (made.isEmpty()) {
            return known;
        }
        Map<String, Integer> newest = new HashMap<>();
        made.forEach(version -> newest.put(version.id(), 0));
        known.forEach(version -> newest.computeIfPresent(version.id(), (id, number) -> version.number()));
        List<Version<T>> joined = new ArrayList<>(known);
        made.stream()
                .filter(version -> newest.getOrDefault(version.id(), 0) < version.number())
                .forEach(joined::add);
        return joined;
    }

    /** What was compiled for the newest of the times before this one stays true. */
    private void takeOver(Rulebook before, Instant until) {
        int last = before.spanBefore(until);
        for (int span = Math.max(0, last - TAKEN_OVER + 1); span <= last; span++) {
            spans.set(span, before.spans.get(span));
        }
    }

    /** The span that holds the time just before this one. */
    private int spanBefore(Instant time) {
        int found = Arrays.binarySearch(changes, time);
        return found >= 0 ? found : -found - 1;
    }

    /** How many versions of zones, rules and permits there are, in this order. */
    public List<Integer> sizes() {
        return List.of(zones.size(), rules.size(), permits.size());
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
                holidays,
                hashes);
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
