package org.hazmat.geocore.engine;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import org.hazmat.geocore.track.Touch;
import org.hazmat.geocore.track.Track;
import org.jspecify.annotations.Nullable;

/** A vehicle of a lane. Touched on the lane's context only. */
final class Watched {
    Track track;
    Instant heardAt;

    /** When silence is looked at next; null when nothing would close. */
    @Nullable
    Instant due;

    /** What happens to the vehicle's reports while its history is read; null while it is not. */
    @Nullable
    Pause pause;

    /** How many of its reports the lane has not come to yet. */
    int waiting;

    Watched(Track track, Instant heardAt) {
        this.track = track;
        this.heardAt = heardAt;
    }

    void heard(Instant receivedAt) {
        if (receivedAt.isAfter(heardAt)) {
            heardAt = receivedAt;
        }
    }

    Pause paused() {
        Pause now = pause == null ? new Pause() : pause;
        pause = now;
        return now;
    }

    /** The vehicle's reports wait, in the order of their entries, and so does what else is to be done about its past. */
    static final class Pause {
        private static final int REPORTS_AT_ONCE = 1_024;

        final Deque<Report> held = new ArrayDeque<>();
        final List<BiConsumer<Boolean, @Nullable Throwable>> askers = new ArrayList<>();

        /** Fix time from which on everything is to be folded again; null when nothing is. */
        @Nullable
        Instant since;

        /** Whether that is necessary at all. */
        Touch touch = Touch.EVERYBODY;

        /** How many reports are judged each alone, because together they brought out a bug. */
        int alone;

        boolean reading;

        /** Takes those that are judged together next. */
        List<Report> next() {
            int most = alone > 0 ? 1 : REPORTS_AT_ONCE;
            List<Report> next = new ArrayList<>();
            while (next.size() < most && !held.isEmpty()) {
                next.add(held.removeFirst());
            }
            alone = Math.max(0, alone - next.size());
            return next;
        }

        void giveBack(List<Report> reports) {
            reports.reversed().forEach(held::addFirst);
            alone = reports.size();
        }

        /** @param asker hears whether it was folded again, and what kept it from that */
        void askFrom(Instant time, Touch edit, BiConsumer<Boolean, @Nullable Throwable> asker) {
            touch = since == null ? edit : touch.or(edit);
            since = since == null || time.isBefore(since) ? time : since;
            askers.add(asker);
        }
    }
}
