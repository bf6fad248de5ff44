package org.hazmat.geocore.crowd;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hazmat.geocore.rule.Provision;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.track.Past;
import org.hazmat.geocore.violation.Violation;

/**
 * Who is in each zone whose vehicles a rule counts (聚集, rules.md 28): takes the changes of single vehicles' stays, whatever their order
 * among vehicles, and gives the violations that they make. What stands in the end is a function of the stays. Not for several threads.
 */
public final class Crowds {
    /** A vehicle whose newest fix is that much older than those of others comes late. */
    static final Duration LATE_AFTER = Duration.ofMinutes(5);

    static final Duration TRIMMED_EVERY = Duration.ofDays(1);

    private final Duration kept;
    private final Map<Provision.Key, Crowd> crowds = new HashMap<>();

    /** @param kept how far before the newest fix in a zone its stays reach back at least */
    public Crowds(Duration kept) {
        this.kept = kept;
    }

    /**
     * What is not needed any more.
     *
     * @param records those of crowds
     */
    public record Forgotten(List<Violation> stays, List<Violation> records) {
        static final Forgotten NOTHING = new Forgotten(List.of(), List.of());
    }

    /** A stay as it was last known. */
    public void remember(Violation stay) {
        crowd(key(stay)).remember(stay);
    }

    /** A record as it was last made known. */
    public void remember(Past.Found record) {
        crowd(key(record.violation())).remember(record);
    }

    /** The records as they were last made known, those that were superseded too. */
    public Collection<Past.Found> records() {
        return crowds.values().stream()
                .flatMap(crowd -> crowd.records().stream())
                .toList();
    }

    /**
     * Takes what one vehicle's fixes changed; what is not about stays is passed over.
     *
     * @param by time of the vehicle's newest fix
     * @return what is to be made known
     */
    public List<Change> take(List<Change> changes, Instant by) {
        Map<Provision.Key, List<Change>> shares = new LinkedHashMap<>();
        for (Change change : changes) {
            Violation stay = change.violationOrNull();
            if (stay != null && stay.stay()) {
                shares.computeIfAbsent(key(stay), key -> new ArrayList<>()).add(change);
            }
        }
        List<Change> known = new ArrayList<>();
        shares.forEach((key, share) -> known.addAll(crowd(key).take(share, by)));
        return known;
    }

    /** What the zone of this stay no longer needs; to be asked now and then, most times there is nothing. */
    public Forgotten trim(Violation stay) {
        return crowd(key(stay)).trim(kept);
    }

    /** What all these stays of any rules and zones amount to. */
    public static List<Violation> of(Collection<Violation> stays) {
        return Crowd.amountingTo(stays);
    }

    /** Of these stays those that were there while the record's were too many, first come first. */
    public static List<Violation> inside(Violation record, Collection<Violation> stays) {
        return Crowd.inside(record, stays);
    }

    /** Whether these stays make this record. An open one may have grown since. */
    public static boolean makes(Collection<Violation> stays, Violation record) {
        return Headcount.of(inside(record, stays), record.start()).stream().anyMatch(found -> same(found, record));
    }

    private static boolean same(Violation found, Violation record) {
        boolean ended = !record.open() && !found.open();
        return ended ? found.equals(record.plain()) : found.atOpening().equals(record.atOpening());
    }

    private Crowd crowd(Provision.Key key) {
        return crowds.computeIfAbsent(key, made -> new Crowd());
    }

    private static Provision.Key key(Violation violation) {
        return new Provision.Key(violation.rule(), violation.zone());
    }
}
