package org.hazmat.geocore.track;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hazmat.geocore.violation.Observation;

/**
 * How the observations of a {@link Span} differ from those that were made known.
 *
 * @param changes what is withdrawn and what is new
 * @param noted as in {@link Refolded.Rewritten}
 * @param dropped as in {@link Refolded.Rewritten}
 */
record Notes(List<Change> changes, List<Past.Noted> noted, List<Past.Noted> dropped) {
    static Notes of(List<Past.Noted> known, Span span) {
        Instant joined = span.joined();
        Set<Past.Noted> before = known.stream()
                .filter(each -> joined == null || !each.by().isAfter(joined))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<Past.Noted> now = new LinkedHashSet<>(span.noted());
        List<Change> changes = new ArrayList<>();
        Set<Observation> kept = observations(now);
        observations(before).stream()
                .filter(each -> !kept.contains(each))
                .forEach(each -> changes.add(new Change.Withdrawn(each)));
        Set<Observation> old = observations(before);
        kept.stream().filter(each -> !old.contains(each)).forEach(each -> changes.add(new Change.Observed(each)));
        return new Notes(changes, without(now, before), without(before, now));
    }

    private static Set<Observation> observations(Set<Past.Noted> noted) {
        return noted.stream().map(Past.Noted::observation).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<Past.Noted> without(Set<Past.Noted> some, Set<Past.Noted> others) {
        Set<Past.Noted> left = new LinkedHashSet<>(some);
        left.removeAll(new HashSet<>(others));
        return List.copyOf(left);
    }
}
