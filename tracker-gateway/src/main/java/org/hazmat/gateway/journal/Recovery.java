package org.hazmat.gateway.journal;

import org.hazmat.geocore.engine.Report;
import org.rocksdb.RocksDBException;

/** What was durable but not yet judged when the journal was last open goes to the lanes again, before anything new. */
final class Recovery {
    private final Rocks rocks;
    private final Committing committing;
    private final Evaluated evaluated;
    private final Recognition recognition;
    private final long end;
    private long next;

    /** From after the last number up to which all was judged, to the first that was never given. */
    Recovery(Rocks rocks, Committing committing, Evaluated evaluated, Recognition recognition, Counters counters)
            throws RocksDBException {
        this.rocks = rocks;
        this.committing = committing;
        this.evaluated = evaluated;
        this.recognition = recognition;
        this.end = counters.nextEntry;
        long first = counters.evaluated + 1;
        // A batch of reports may have been judged in part.
        this.next = rocks.floor(Column.FRAMES, Column.key(first))
                .map(pair -> Column.number(pair.getKey()))
                .orElse(first);
    }

    /** Everything was handed to the lanes. */
    boolean isRead() {
        return next >= end;
    }

    /** The first number that is not looked at yet. */
    long next() {
        return next;
    }

    /** Everything that was found on opening has its outcome. */
    boolean isJudged(long evaluatedUpTo) {
        return isRead() && evaluatedUpTo >= end - 1;
    }

    void take(Turn turn, int reports) throws RocksDBException {
        long from = next;
        next = end;
        rocks.scan(Column.FRAMES, Column.key(from), (key, value) -> {
            StoredFrame frame = StoredFrame.read(Column.number(key), value);
            committing.unjudged(frame).forEach(report -> {
                evaluated.add(report.entry());
                turn.reports.add(report);
            });
            boolean enough = turn.reports.size() >= reports;
            next = enough ? frame.number() + frame.numbers() : end;
            return !enough;
        });
        for (Report report : turn.reports) {
            recognition.found(report);
        }
    }
}
