package org.hazmat.gateway.store;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hazmat.gateway.journal.OutcomeLog.Entry;
import org.hazmat.gateway.journal.OutcomeLog.Judged;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.track.Past;
import org.hazmat.geocore.violation.Violation;

/**
 * What entries say anew with each report, and of which only the last word counts: the newest judged fix of each vehicle, and how far
 * each violation has grown. To be written where it is newer than what the store has.
 */
final class Latest {
    private static final List<String> AGE = List.of("fix_time");

    private final Map<String, Located> newest = new HashMap<>();
    private final Map<String, Violation> grown = new HashMap<>();

    void see(List<? extends Entry> entries) {
        for (Entry entry : entries) {
            if (entry instanceof Judged judged) {
                Located.of(judged)
                        .filter(Located::isJudged)
                        .ifPresent(fresh -> newest.merge(fresh.vehicle().toString(), fresh, Located::orLater));
                judged.changes().forEach(this::see);
            }
        }
    }

    /** All that happens to a violation but its growing is written by the {@link Batch} that it comes in. */
    private void see(Change change) {
        switch (change) {
            case Change.Extended extended -> grown.put(extended.violation().id(), extended.violation());
            case Change.Opened opened -> grown.remove(opened.violation().id());
            case Change.Updated updated -> grown.remove(updated.violation().id());
            case Change.Closed closed -> grown.remove(closed.violation().id());
            case Change.Superseded superseded ->
                grown.remove(superseded.violation().id());
            case Change.Observed observed -> {}
            case Change.Withdrawn withdrawn -> {}
            case Change.Requalified again -> {}
        }
    }

    boolean isEmpty() {
        return newest.isEmpty() && grown.isEmpty();
    }

    void clear() {
        newest.clear();
        grown.clear();
    }

    /** The same, one by one, by what each is about. */
    Map<String, Latest> singles() {
        Map<String, Latest> singles = new TreeMap<>();
        newest.forEach((vehicle, fix) -> {
            Latest single = new Latest();
            single.newest.put(vehicle, fix);
            singles.put("newest position of " + vehicle, single);
        });
        grown.forEach((id, violation) -> {
            Latest single = new Latest();
            single.grown.put(id, violation);
            singles.put("growth of violation " + id, single);
        });
        return singles;
    }

    void add(Latest other) {
        newest.putAll(other.newest);
        grown.putAll(other.grown);
    }

    /** In the order of the keys. Where two journals share a vehicle the database may end one of two writers, which then tries again. */
    void write(Session session, FindingTable findings) throws SQLException {
        session.batch(
                session.dialect().replaceOlder(PositionTable.NEWEST, AGE),
                new TreeMap<>(newest).values().stream().map(Located::row).toList());
        findings.replaceOlder(
                session,
                grown.values().stream()
                        .map(violation -> new Past.Found(violation, false))
                        .toList());
    }

    @Override
    public String toString() {
        return newest.values() + ", " + grown.values();
    }
}
