package org.hazmat.gateway.journal;

import org.hazmat.geocore.engine.Report;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/** Looks up one report after another, cheaply in the order of their numbers. For a short while: what is forgotten meanwhile stays on the disk. */
final class ReportWalk implements AutoCloseable {
    private final Rocks rocks;

    /** Begun when it is first needed: it has to see the frames of all that is being read. */
    private Rocks.@Nullable Walk frames;

    private @Nullable StoredFrame last;

    ReportWalk(Rocks rocks) {
        this.rocks = rocks;
    }

    /** Throws {@link IllegalStateException} when there is none. */
    Report get(long number) {
        StoredFrame frame = last;
        if (frame == null || !frame.has(number)) {
            frame = find(number);
            last = frame;
        }
        return frame.report(number);
    }

    private StoredFrame find(long number) {
        Rocks.Walk walk = frames == null ? rocks.walk(Column.FRAMES) : frames;
        frames = walk;
        try {
            return walk.floor(Column.key(number))
                    .map(pair -> StoredFrame.read(Column.number(pair.getKey()), pair.getValue()))
                    .filter(frame -> frame.has(number))
                    .orElseThrow(() -> new IllegalStateException("the frame of report " + number + " is missing"));
        } catch (RocksDBException e) {
            throw new IllegalStateException("the frames cannot be read", e);
        }
    }

    @Override
    public void close() {
        if (frames != null) {
            frames.close();
        }
    }
}
