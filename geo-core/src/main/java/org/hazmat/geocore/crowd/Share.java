package org.hazmat.geocore.crowd;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hazmat.geocore.violation.Violation;
import org.jspecify.annotations.Nullable;

/** Of a crowd what one version of the rule at one version of the zone counts, in the order in which it is looked for. */
final class Share {
    private final Map<String, Violation> open = new HashMap<>();
    private final NavigableSet<Violation> ended =
            new TreeSet<>(Comparator.comparing(Violation::end).thenComparing(Violation::id));

    /** The records that stand, by their starts: no two of them have a moment in common. */
    private final NavigableMap<Instant, Violation> records = new TreeMap<>();

    void add(Violation stay) {
        if (stay.open()) {
            open.put(stay.id(), stay);
        } else {
            ended.add(stay);
        }
    }

    void remove(Violation stay) {
        open.remove(stay.id());
        ended.remove(stay);
    }

    Collection<Violation> openStays() {
        return open.values();
    }

    /** The stays that do not end before this time. */
    List<Violation> staysFrom(Instant time) {
        List<Violation> stays = new ArrayList<>(open.values());
        for (Violation last : ended.descendingSet()) {
            if (last.end().isBefore(time)) {
                break;
            }
            stays.add(last);
        }
        return stays;
    }

    void stand(Violation record) {
        records.put(record.start(), record);
    }

    /** One that is gone; another may have begun at the same moment. */
    void fall(Violation record) {
        Violation known = records.get(record.start());
        if (known != null && known.id().equals(record.id())) {
            records.remove(record.start());
        }
    }

    /** The record of which this time is a part, or the end. */
    @Nullable
    Violation recordAt(Instant time) {
        Map.Entry<Instant, Violation> entry = records.floorEntry(time);
        Violation record = entry == null ? null : entry.getValue();
        return record == null || (!record.open() && record.end().isBefore(time)) ? null : record;
    }

    Collection<Violation> recordsFrom(Instant start) {
        return records.tailMap(start, true).values();
    }

    /** The record that goes on. */
    @Nullable
    Violation openRecord() {
        Map.Entry<Instant, Violation> entry = records.lastEntry();
        return entry == null || !entry.getValue().open() ? null : entry.getValue();
    }
}
