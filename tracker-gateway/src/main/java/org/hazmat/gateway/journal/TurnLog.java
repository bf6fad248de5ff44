package org.hazmat.gateway.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.violation.Violation;

/**
 * What a turn adds to the outcome log. It becomes durable together, so that of a violation that goes on during the turn the last word is
 * enough.
 */
final class TurnLog {
    private static final int BYTES_EACH = 32;
    private static final int BYTES_A_CHANGE = 300;

    private final List<Line> lines = new ArrayList<>();
    private long bytes;

    /** @param report number of the report that the entry is about; 0 for none */
    private record Line(OutcomeLog.Entry entry, long report) {}

    void add(OutcomeLog.Entry entry, long report) {
        lines.add(new Line(entry, report));
        bytes += BYTES_EACH;
        if (entry instanceof OutcomeLog.Judged judged) {
            bytes += (long) BYTES_A_CHANGE * judged.changes().size();
        }
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** At most, about. */
    long bytes() {
        return bytes;
    }

    /** Puts the entries into the turn's batch, and returns them. */
    List<OutcomeLog.Entry> write(Turn turn) {
        dropPassing();
        List<OutcomeLog.Entry> entries = new ArrayList<>(lines.size());
        for (Line line : lines) {
            turn.put(Column.OUTCOMES, line.entry.number(), EntryForm.write(turn.value(), line.entry, line.report));
            entries.add(line.entry);
        }
        return entries;
    }

    private void dropPassing() {
        Map<String, Integer> later = new HashMap<>();
        for (int i = lines.size() - 1; i >= 0; i--) {
            Line line = lines.get(i);
            if (line.entry instanceof OutcomeLog.Judged judged
                    && !judged.changes().isEmpty()) {
                List<Change> lasting = lasting(judged.changes(), later);
                if (lasting.size() < judged.changes().size()) {
                    lines.set(i, new Line(judged.with(lasting), line.report));
                }
            }
        }
    }

    /** @param later the newest revision of each violation that a later change of the turn tells whole */
    private static List<Change> lasting(List<Change> changes, Map<String, Integer> later) {
        List<Change> lasting = new ArrayList<>(changes.size());
        for (Change change : changes.reversed()) {
            Violation violation = change.violationOrNull();
            if (violation == null) {
                lasting.add(change);
                continue;
            }
            Integer told = later.get(violation.id());
            boolean retold = told != null && told >= violation.revision();
            if (!retold) {
                later.put(violation.id(), violation.revision());
            }
            if (!retold || !(change instanceof Change.Extended)) {
                lasting.add(change);
            }
        }
        return lasting.reversed();
    }
}
