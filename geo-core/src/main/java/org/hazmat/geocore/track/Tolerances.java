package org.hazmat.geocore.track;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hazmat.geocore.rule.RuleKind;

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
 * @param sustainGap longest gap that the count of a speed that is no violation yet outlives
 * @param displacementMetres farther than this over a silence is worth an observation, and no rest
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
        Duration sustainGap,
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
            Duration.ofMinutes(1),
            1000);

    /**
     * The longest gap that a violation of a rule of this kind outlives (rules.md 7), or what may become one; empty when none ends it.
     *
     * @param raised whether there is a violation yet
     */
    Optional<Duration> silence(RuleKind kind, boolean raised) {
        return switch (kind.silence()) {
            case ENDS -> Optional.of(silence);
            case SLEEPS -> Optional.of(parkedSilence);
            case RESTARTS -> Optional.of(raised ? silence : sustainGap);
            case BRIDGED, MATTERS -> Optional.empty();
        };
    }
}
