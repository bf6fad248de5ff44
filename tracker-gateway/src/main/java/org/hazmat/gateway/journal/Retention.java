package org.hazmat.gateway.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rocksdb.RocksDBException;

/**
 * Forgets what is no longer needed, a little at a time: outcomes that the SQL store has, and frames that are old, judged and in
 * the SQL store, with what recognises their resends.
 */
final class Retention {
    static final Duration EVERY = Duration.ofMinutes(1);
    private static final int BELATED_AT_ONCE = 10_000;

    /** Not only now and then: what is forgotten while it is in memory is never written to a table. */
    private static final int OUTCOMES_AT_ONCE = 20_000;

    private final Rocks rocks;
    private final Counters counters;
    private final StoredOutcomes outcomes;
    private final Duration kept;
    private final FeedRetention feed;

    /** Marks of which the latter two are safe to forget once outcomes up to the first are drained. */
    private final Deque<Mark> marks = new ArrayDeque<>();

    private Instant last = Instant.MIN;
    private long judgedAndDrained;
    private long firstFrame;
    private Instant firstSeen = Instant.MIN;
    private byte[] nextBelated = {(byte) SeenKey.BELATED};

    Retention(Rocks rocks, Counters counters, StoredOutcomes outcomes, Duration kept, FeedRetention feed) {
        this.feed = feed;
        this.rocks = rocks;
        this.counters = counters;
        this.outcomes = outcomes;
        this.kept = kept;
    }

    void take(Turn turn, Instant now) throws RocksDBException {
        if (outcomes.drained() - counters.drained >= OUTCOMES_AT_ONCE) {
            forgetOutcomes(turn);
        }
        if (last.isAfter(now.minus(EVERY))) {
            return;
        }
        last = now;
        forgetOutcomes(turn);
        marks.add(new Mark(counters.outcome, counters.evaluated, counters.sequence));
        for (Mark mark = marks.peek(); mark != null && mark.outcome <= counters.drained; mark = marks.peek()) {
            judgedAndDrained = marks.remove().evaluated;
            feed.drained(mark.sequence);
        }
        forgetFrames(turn, now.minus(kept));
    }

    private void forgetOutcomes(Turn turn) throws RocksDBException {
        long drained = outcomes.drained();
        if (drained > counters.drained) {
            turn.deleteRange(Column.OUTCOMES, Column.key(counters.drained), Column.key(drained + 1));
            counters.drained = drained;
        }
    }

    private void forgetFrames(Turn turn, Instant olderThan) throws RocksDBException {
        Optional<StoredFrame> firstKept = frameAt(firstYoung(olderThan));
        long cut = firstKept.map(StoredFrame::number).orElse(0L);
        if (cut > firstFrame) {
            turn.deleteRange(Column.FRAMES, Column.key(firstFrame), Column.key(cut));
            firstFrame = cut;
        }
        Instant seenUpTo = firstKept
                .map(StoredFrame::receivedAt)
                .filter(olderThan::isAfter)
                .orElse(olderThan)
                .minus(SeenKey.TIMELY_WITHIN);
        if (seenUpTo.isAfter(firstSeen)) {
            turn.deleteRange(
                    Column.SEEN,
                    SeenKey.from(SeenKey.TIMELY, firstSeen).toBytes(),
                    SeenKey.from(SeenKey.TIMELY, seenUpTo).toBytes());
            firstSeen = seenUpTo;
        }
        forgetBelated(turn, cut);
    }

    /** The first number whose frame has to stay; frames were received in about the order of their numbers. */
    private long firstYoung(Instant olderThan) throws RocksDBException {
        long low = firstFrame;
        long high = judgedAndDrained + 1;
        while (low < high) {
            long middle = low + (high - low) / 2;
            boolean old = frameAt(middle)
                    .map(frame -> frame.receivedAt().isBefore(olderThan))
                    .orElse(true);
            if (old) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Optional<StoredFrame> frameAt(long number) throws RocksDBException {
        return rocks.floor(Column.FRAMES, Column.key(number))
                .map(pair -> StoredFrame.read(Column.number(pair.getKey()), pair.getValue()));
    }

    private void forgetBelated(Turn turn, long cut) throws RocksDBException {
        List<Map.Entry<byte[], byte[]>> some = new ArrayList<>();
        rocks.scan(Column.SEEN, nextBelated, (key, value) -> {
            if (key[0] != SeenKey.BELATED) {
                return false;
            }
            some.add(Map.entry(key, value));
            return some.size() < BELATED_AT_ONCE;
        });
        for (Map.Entry<byte[], byte[]> pair : some) {
            if (new ByteReader(pair.getValue()).varint() < cut) {
                turn.delete(Column.SEEN, pair.getKey());
            }
        }
        nextBelated = some.size() < BELATED_AT_ONCE
                ? new byte[] {(byte) SeenKey.BELATED}
                : some.getLast().getKey();
    }

    private record Mark(long outcome, long evaluated, long sequence) {}
}
