package org.hazmat.web.http;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hazmat.web.read.Audit;

/**
 * Tells a look (查看) that goes on from one that begins: a page that asks for the same every second is one view, and not thousands of
 * entries in a log from which nothing is ever deleted.
 */
final class Looks {
    /** For so long an entry stands for all looks of the same person at the same. */
    static final Duration GOES_ON = Duration.ofMinutes(10);

    private static final int MOST = 10_000;

    private final Map<Audit.Act, Instant> written = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Audit.Act, Instant> eldest) {
            return size() > MOST;
        }
    };

    /** Whether what is in the log already says so. */
    synchronized boolean goesOn(Audit.Act act) {
        Instant before = written.get(timeless(act));
        return before != null && !act.at().isBefore(before) && act.at().isBefore(before.plus(GOES_ON));
    }

    /** To be called when it is on stable storage. */
    synchronized void written(Audit.Act act) {
        written.remove(timeless(act));
        written.put(timeless(act), act.at());
    }

    private static Audit.Act timeless(Audit.Act act) {
        return new Audit.Act(Instant.EPOCH, act.author(), act.action(), act.subject(), act.id(), act.detail());
    }
}
