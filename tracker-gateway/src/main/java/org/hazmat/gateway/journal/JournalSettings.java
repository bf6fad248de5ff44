package org.hazmat.gateway.journal;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the journal is and how much it holds.
 *
 * @param folder is made where it is missing; one process at a time
 * @param ringBytes of arrivals that wait for the journal's thread, before I/O threads are pushed back
 * @param inFlight reports that are on their way through the lanes; more are not admitted
 * @param turnEntries arrivals, and as many outcomes, of one synced write at most
 * @param turnBytes of one synced write, about
 * @param kept age by receive time from which frames, and what recognises resends of them, are forgotten
 * @param history how far before a vehicle's newest fix its history reaches back; what is older and comes late is not judged
 * @param feedKept age from which events of the feed are forgotten, once nobody needs them from here any more
 * @param disk what is given up when the file system fills
 */
public record JournalSettings(
        Path folder,
        long ringBytes,
        int inFlight,
        int turnEntries,
        long turnBytes,
        Duration kept,
        Duration history,
        Duration feedKept,
        DiskLimits disk) {
    private static final Duration HISTORY = Duration.ofDays(35);
    private static final Duration FEED = Duration.ofDays(35);

    public static JournalSettings of(Path folder) {
        return new JournalSettings(
                folder, 32L << 20, 32_768, 4_096, 4L << 20, Duration.ofDays(7), HISTORY, FEED, DiskLimits.DEFAULTS);
    }

    /** How far before a vehicle's newest fix a resend is recognised at least. */
    Duration recognised() {
        return kept.plus(SeenKey.TIMELY_WITHIN);
    }

    public JournalSettings withRingBytes(long bytes) {
        return new JournalSettings(folder, bytes, inFlight, turnEntries, turnBytes, kept, history, feedKept, disk);
    }

    public JournalSettings withInFlight(int reports) {
        return new JournalSettings(folder, ringBytes, reports, turnEntries, turnBytes, kept, history, feedKept, disk);
    }

    public JournalSettings withKept(Duration age) {
        return new JournalSettings(folder, ringBytes, inFlight, turnEntries, turnBytes, age, history, feedKept, disk);
    }

    public JournalSettings withHistory(Duration age) {
        return new JournalSettings(folder, ringBytes, inFlight, turnEntries, turnBytes, kept, age, feedKept, disk);
    }

    public JournalSettings withFeedKept(Duration age) {
        return new JournalSettings(folder, ringBytes, inFlight, turnEntries, turnBytes, kept, history, age, disk);
    }

    public JournalSettings withDisk(DiskLimits limits) {
        return new JournalSettings(
                folder, ringBytes, inFlight, turnEntries, turnBytes, kept, history, feedKept, limits);
    }
}
