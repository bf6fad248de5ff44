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
 * What entries say again and again, and of which only the last word counts: the newest judged fix of each vehicle, and each violation.
 * To be written where it is newer than what the store has.
 */
final class Latest {
    private static final List<String> AGE = List.of("fix_time");

    private final Map<String, Located> newest = new HashMap<>();
    private final Map<String, Past.Found> violations = new HashMap<>();

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

    private void see(Change change) {
        switch (change) {
            case Change.Opened opened -> see(opened.violation(), false);
            case Change.Extended extended -> see(extended.violation(), false);
            case Change.Updated updated -> see(updated.violation(), false);
            case Change.Closed closed -> see(closed.violation(), false);
            case Change.Superseded superseded -> see(superseded.violation(), true);
            case Change.Observed observed -> {}
            case Change.Withdrawn withdrawn -> {}
            case Change.Requalified again -> {}
        }
    }

    private void see(Violation violation, boolean superseded) {
        violations.merge(
                violation.id(),
                new Past.Found(violation, superseded),
                (kept, fresh) -> FindingTable.BY_AGE.compare(fresh.violation(), kept.violation()) < 0 ? kept : fresh);
    }

    boolean isEmpty() {
        return newest.isEmpty() && violations.isEmpty();
    }

    void clear() {
        newest.clear();
        violations.clear();
    }

    /** The same, one by one, by what each is about. */
    Map<String, Latest> singles() {
        Map<String, Latest> singles = new TreeMap<>();
        newest.forEach((vehicle, fix) -> {
            Latest single = new Latest();
            single.newest.put(vehicle, fix);
            singles.put("newest position of " + vehicle, single);
        });
        violations.forEach((id, found) -> {
            Latest single = new Latest();
            single.violations.put(id, found);
            singles.put("violation " + id, single);
        });
        return singles;
    }

    void add(Latest other) {
        newest.putAll(other.newest);
        violations.putAll(other.violations);
    }

    /** In the order of the keys. Where two journals share a vehicle the database may end one of two writers, which then tries again. */
    void write(Session session, FindingTable findings) throws SQLException {
        session.batch(
                session.dialect().replaceOlder(PositionTable.NEWEST, AGE),
                new TreeMap<>(newest).values().stream().map(Located::row).toList());
        findings.replaceOlder(session, violations.values());
    }

    @Override
    public String toString() {
        return newest.values() + ", " + violations.values();
    }
}
