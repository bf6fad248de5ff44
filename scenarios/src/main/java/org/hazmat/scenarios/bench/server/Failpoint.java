package org.hazmat.scenarios.bench.server;

import java.util.Locale;

/**
 * A place on the way of a commit at which a server is killed. It is told by what the kernel is asked to do with which file, so that the
 * server needs no code for it and nothing can stop one that is at work.
 */
public enum Failpoint {
    /** A turn of the journal (reports, outcomes, or both) is about to be written. */
    BEFORE_WRITE(".log", "before-write", 0),
    /** It is written and not yet synced. */
    BEFORE_SYNC(".log", "before-sync", 0),
    /** It is on stable storage; nobody was acknowledged or told yet. */
    BEFORE_ACKNOWLEDGEMENT(".log", "after-sync", 0),
    /** A turn that forgets what the store has is about to be written: the clock has jumped by more than retention waits. */
    BEFORE_FORGETTING(".log", "before-write", 61),
    /** The same, written and not yet synced. */
    FORGETTING(".log", "before-sync", 61),
    /** The same, synced. */
    FORGOTTEN(".log", "after-sync", 61),
    /** The journal has a new table that its list of tables does not name yet. */
    TABLE(".sst", "after-sync", 0),
    /** The journal's list of tables is written and not yet synced. */
    TABLES_LISTED("MANIFEST", "before-sync", 0),
    /** The embedded store has committed and its file is not synced: the journal must not forget. */
    STORE_COMMITTED(".mv.db", "before-sync", 0),
    /** It is synced, and the journal does not know it yet: everything is carried again. */
    STORE_SYNCED(".mv.db", "after-sync", 0);

    private final String file;
    private final String moment;
    private final int jumpSeconds;

    Failpoint(String file, String moment, int jumpSeconds) {
        this.file = file;
        this.moment = moment;
        this.jumpSeconds = jumpSeconds;
    }

    /** As people read it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The n-th time that it is reached, as the library under the server takes it. */
    String at(int time) {
        return file + ":" + moment + ":" + time;
    }

    int jumpSeconds() {
        return jumpSeconds;
    }
}
