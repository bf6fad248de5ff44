package org.hazmat.gateway.journal;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks how full the journal's file system is, now and then, on the journal's thread. */
final class DiskWatch {
    static final Duration EVERY = Duration.ofMillis(200);

    /** A level is left only this far below where it begins, so that it does not come and go. */
    private static final int SLACK_PERCENT = 1;

    private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);

    private final Usage usage;
    private final DiskLimits limits;
    private Instant last = Instant.MIN;
    private volatile DiskState state = new DiskState(DiskState.Level.PLENTY, 0);

    /** Tells how much of a file system is in use. */
    @FunctionalInterface
    interface Usage {
        /** 0 to 100, rounded down. */
        int percent() throws IOException;
    }

    DiskWatch(Usage usage, DiskLimits limits) {
        this.usage = usage;
        this.limits = limits;
    }

    static DiskWatch of(Path folder, DiskLimits limits) {
        return new DiskWatch(() -> percentUsed(Files.getFileStore(folder)), limits);
    }

    DiskState state() {
        return state;
    }

    /** The state as it would be found now, for who fills the disk himself. On any thread. */
    DiskState measured() {
        return measured(state);
    }

    void look(Instant now) {
        if (last.isAfter(now.minus(EVERY)) && !last.isAfter(now)) {
            return;
        }
        last = now;
        DiskState before = state;
        DiskState after = measured(before);
        state = after;
        if (after.level() != before.level()) {
            tell(after);
        }
    }

    private DiskState measured(DiskState before) {
        try {
            int percent = usage.percent();
            DiskState.Level level = DiskState.Level.PLENTY;
            for (DiskState.Level each : DiskState.Level.values()) {
                int slack = each.compareTo(before.level()) <= 0 ? SLACK_PERCENT : 0;
                level = percent >= limits.percent(each) - slack ? each : level;
            }
            return new DiskState(level, percent);
        } catch (IOException e) {
            // Whether it can still be written to, the next write tells.
            LOG.warn("how full the disk of the data folder is cannot be told", e);
            return before;
        }
    }

    private static void tell(DiskState now) {
        switch (now.level()) {
            case PLENTY -> LOG.info("the disk of the data folder has room again: {} % in use", now.usedPercent());
            case WARNED -> LOG.warn(now.sentence());
            case NO_REGISTRATIONS, STOPPED -> LOG.error(now.sentence());
        }
    }

    /** Of what others than the superuser may use, as df tells it. */
    private static int percentUsed(FileStore disk) throws IOException {
        long used = disk.getTotalSpace() - disk.getUnallocatedSpace();
        long whole = used + disk.getUsableSpace();
        return whole <= 0 ? 0 : (int) (used * 100.0 / whole);
    }
}
