package org.hazmat.scenarios.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.track.PastFix;

/** A made-up drive about the edge of one zone: stops, gaps, jumps, alarms, rivals of one fix time and reports without a position. */
record RandomDrive(List<Fix> fixes) {
    static final Instant START = Instant.parse("2026-03-10T01:00:00Z");
    private static final int LONGEST = 60;
    private static final int[] GAPS = {0, 10, 10, 10, 30, 100, 300, 301, 3600, 3901};
    private static final int[] MOVES = {0, 0, 0, 50, -50, 400, -400, 3000, -3000};
    private static final int[] ALARMS = {0, 0, 0, 0, 0, 1, 1 << 5, 1 << 8};
    private static final double[] SPEEDS = {0, 0, 5, 22, 30, 30};

    static RandomDrive of(Random random) {
        List<Fix> fixes = new ArrayList<>();
        long second = 0;
        int lat = 39_010_000;
        for (int left = 1 + random.nextInt(LONGEST); left > 0; left--) {
            second += GAPS[random.nextInt(GAPS.length)];
            lat += MOVES[random.nextInt(MOVES.length)];
            int shown = random.nextInt(6) == 0 ? lat + 90_000 : lat;
            fixes.add(new Fix(
                    START.plusSeconds(second),
                    new Position(117_650_000, shown),
                    SPEEDS[random.nextInt(SPEEDS.length)],
                    0,
                    0,
                    ALARMS[random.nextInt(ALARMS.length)],
                    random.nextInt(8) == 0 ? 1 : 3,
                    new Digest(random.nextLong(), fixes.size())));
        }
        return new RandomDrive(List.copyOf(fixes));
    }

    /** The reports in batches, in an order that is nearly right, or not at all, some of them twice. */
    List<List<PastFix>> arrival(Random random) {
        List<PastFix> reports = new ArrayList<>();
        fixes.forEach(fix -> reports.add(new PastFix(fix, fix.time(), Quality.LATE)));
        for (int swaps = random.nextInt(reports.size() + 1); swaps > 0; swaps--) {
            Collections.swap(reports, random.nextInt(reports.size()), random.nextInt(reports.size()));
        }
        reports.add(reports.get(random.nextInt(reports.size())));
        List<List<PastFix>> batches = new ArrayList<>();
        for (int from = 0; from < reports.size(); ) {
            int to = Math.min(reports.size(), from + 1 + random.nextInt(6));
            batches.add(reports.subList(from, to));
            from = to;
        }
        return batches;
    }
}
