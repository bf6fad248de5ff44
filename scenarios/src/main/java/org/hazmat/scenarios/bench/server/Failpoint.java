package org.hazmat.scenarios.bench.server;

import java.time.Duration;
import java.util.Locale;

/**
 * A place on the way of a commit at which a server is killed. It is told by what the kernel is asked to do with which file, so that the
 * server needs no code for it and nothing can stop one that is at work.
 */
public enum Failpoint {
    /** A turn of the journal (reports, outcomes, or both) is about to be written. */
    BEFORE_WRITE(".log", "before-write", Jump.NONE),
    /** It is written and not yet synced. */
    BEFORE_SYNC(".log", "before-sync", Jump.NONE),
    /** It is on stable storage; nobody was acknowledged or told yet. */
    BEFORE_ACKNOWLEDGEMENT(".log", "after-sync", Jump.NONE),
    /** A turn that forgets what the store has is about to be written: the clock has jumped by more than retention waits. */
    BEFORE_FORGETTING(".log", "before-write", Jump.A_MINUTE),
    /** The same, written and not yet synced. */
    FORGETTING(".log", "before-sync", Jump.A_MINUTE),
    /** The same, synced. */
    FORGOTTEN(".log", "after-sync", Jump.A_MINUTE),
    /** A turn that forgets events of the feed, which are archived, is about to be written: the clock has jumped by days. */
    BEFORE_FORGETTING_EVENTS(".log", "before-write", Jump.DAYS),
    /** The same, written and not yet synced. */
    FORGETTING_EVENTS(".log", "before-sync", Jump.DAYS),
    /** The same, synced; nobody was told that they are gone. */
    EVENTS_FORGOTTEN(".log", "after-sync", Jump.DAYS),
    /** The journal has a new table that its list of tables does not name yet. */
    TABLE(".sst", "after-sync", Jump.NONE),
    /** The journal's list of tables is written and not yet synced. */
    TABLES_LISTED("MANIFEST", "before-sync", Jump.NONE),
    /** The embedded store has committed and its file is not synced: the journal must not forget. */
    STORE_COMMITTED(".mv.db", "before-sync", Jump.NONE),
    /** It is synced, and the journal does not know it yet: everything is carried again. */
    STORE_SYNCED(".mv.db", "after-sync", Jump.NONE);

    /** The oldest that the feed keeps at least, where events are to be forgotten. */
    static final Duration FEED_KEPT = Duration.ofDays(1);

    /**
     * A deletion of a range of keys (0e) of eight octets (08) in the fifth column family, that of the feed, as the journal's log has it
     * (RocksDB, write_batch.cc). Sequence numbers begin with zeros.
     */
    private static final String EVENTS_DELETED = "0e 05 08 00 00 ?? ?? ?? ?? ?? ?? 08 00 00";

    private enum Jump {
        NONE,
        A_MINUTE,
        DAYS
    }

    private final String file;
    private final String moment;
    private final Jump jump;

    Failpoint(String file, String moment, Jump jump) {
        this.file = file;
        this.moment = moment;
        this.jump = jump;
    }

    /** As people read it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it lies in the forgetting of events: a turn of the journal among others. */
    boolean isOfEvents() {
        return jump == Jump.DAYS;
    }

    /** At which time a server is killed there, in the rounds at points, counted from 0: what is reached often is passed often before. */
    int time(int number) {
        int again = number / values().length;
        if (isOfEvents()) {
            return 1 + again;
        }
        return file.equals(".log") ? 20 + 7 * number : 2 + again;
    }

    /** The n-th time that it is reached, as the library under the server takes it. */
    String at(int time) {
        return file + ":" + moment + ":" + time;
    }

    /** What is written there and nowhere else; empty where all that is written to the file counts. */
    String octets() {
        return isOfEvents() ? EVENTS_DELETED : "";
    }

    /** @param before jumps by days of servers that wrote to the same folder: what these said is not old unless this one goes further */
    Duration jump(int before) {
        return switch (jump) {
            case NONE -> Duration.ZERO;
            case A_MINUTE -> Duration.ofSeconds(61);
            case DAYS -> FEED_KEPT.plusHours(1).multipliedBy(before + 1L);
        };
    }
}
