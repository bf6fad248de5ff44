package org.hazmat.geocore.track;

import java.time.Duration;
import java.time.Instant;
import org.hazmat.geocore.rule.Dwell;
import org.hazmat.geocore.rule.ParkOutside;

/**
 * The numbers of rules.md (容差). All thresholds are exclusive or inclusive as said there.
 *
 * @param maxKmh implied speed from the last accepted fix above which a fix is drift
 * @param recoveringFixes rejected fixes in a row, agreeing with one another, that become the new truth
 * @param ahead how far a fix time may be ahead of the receive time
 * @param earliest fix times before it are implausible
 * @param exitMetres a fix outside by no more than this neither ends nor extends a violation
 * @param stillKmh at most this speed is standing
 * @param stillMetres at most this far from the first still fix is the same place
 * @param silence longest gap between accepted fixes that a violation outlives
 * @param parkedSilence the same for stops: a parked terminal sleeps and reports hourly
 * @param displacementMetres farther than this over a silence is worth an observation
 */
public record Tolerances(
        double maxKmh,
        int recoveringFixes,
        Duration ahead,
        Instant earliest,
        double exitMetres,
        double stillKmh,
        double stillMetres,
        Duration silence,
        Duration parkedSilence,
        double displacementMetres) {
    public static final Tolerances DEFAULT = new Tolerances(
            160,
            3,
            Duration.ofMinutes(5),
            Instant.parse("2020-01-01T00:00:00+08:00"),
            15,
            5,
            50,
            Duration.ofMinutes(5),
            Duration.ofMinutes(65),
            1000);

    /** The longest gap that a violation of a rule of this kind outlives (rules.md 7). */
    Duration silence(String kind) {
        return isStop(kind) ? parkedSilence : silence;
    }

    /** Whether only a standing vehicle can break rules of this kind. */
    static boolean isStop(String kind) {
        return kind.equals(Dwell.KIND) || kind.equals(ParkOutside.KIND);
    }
}
