package org.hazmat.gateway.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hazmat.gateway.journal.OutcomeLog.Entry;
import org.hazmat.gateway.journal.OutcomeLog.Judged;

/** The newest judged fix of each vehicle among some entries, to be written where it is newer than what the store has. */
final class NewestPositions {
    private static final List<String> AGE = List.of("fix_time");

    private final Map<String, Located> newest = new TreeMap<>();

    void see(List<? extends Entry> entries) {
        for (Entry entry : entries) {
            if (entry instanceof Judged judged) {
                Located.of(judged)
                        .filter(Located::isJudged)
                        .ifPresent(fresh -> newest.merge(fresh.vehicle().toString(), fresh, Located::orLater));
            }
        }
    }

    boolean isEmpty() {
        return newest.isEmpty();
    }

    void clear() {
        newest.clear();
    }

    List<Located> list() {
        return List.copyOf(newest.values());
    }

    /** Writes fixes, one of a vehicle, in the order of their vehicles. */
    static void write(Session session, List<Located> fixes) throws SQLException {
        session.batch(
                session.dialect().replaceOlder(PositionTable.NEWEST, AGE),
                fixes.stream().map(Located::row).toList());
    }
}
