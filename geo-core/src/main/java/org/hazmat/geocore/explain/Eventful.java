package org.hazmat.geocore.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hazmat.geocore.track.Trace;

/** Which fixes of a long violation are shown: those at which something happened, and as many of the others, evenly spread. */
final class Eventful {
    private Eventful() {}

    static List<Trace.Seen> of(List<Trace.Seen> all, int most) {
        if (all.size() <= most) {
            return all;
        }
        int[] quiet = indexes(all, false);
        int[] eventful = indexes(all, true);
        // A terminal that jumps in and out for hours has more events than anybody reads.
        int shown = Math.min(eventful.length, most / 2);
        boolean[] kept = new boolean[all.size()];
        spread(eventful, shown, kept);
        spread(quiet, Math.min(quiet.length, most - shown), kept);
        List<Trace.Seen> some = new ArrayList<>(most);
        for (int i = 0; i < kept.length; i++) {
            if (kept[i]) {
                some.add(all.get(i));
            }
        }
        return List.copyOf(some);
    }

    private static int[] indexes(List<Trace.Seen> all, boolean eventful) {
        return IntStream.range(0, all.size())
                .filter(i -> eventful(all.get(i)) == eventful)
                .toArray();
    }

    private static boolean eventful(Trace.Seen seen) {
        return switch (seen.effect()) {
            case NONE, COUNTED, EXTENDED -> false;
            case READY, BEGAN, CONFIRMED, COUNTED_OUT, COUNT_RESTARTED, REOPENED, CLOSED, DROPPED -> true;
        };
    }

    private static void spread(int[] indexes, int count, boolean[] kept) {
        for (int i = 0; i < count; i++) {
            kept[indexes[(int) ((long) i * indexes.length / count)]] = true;
        }
    }
}
