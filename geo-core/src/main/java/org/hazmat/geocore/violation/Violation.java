package org.hazmat.geocore.violation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.VehicleId;
import org.jspecify.annotations.Nullable;

/**
 * Our finding that a rule was broken, from a fix to a fix (违规记录, contract.md 4, rules.md 4 to 16).
 *
 * @param id derived from vehicle, rule, rule version, zone and start (rules.md 14)
 * @param kind the rule's kind, as in JSON
 * @param zone null where the rule has none
 * @param startPosition where the first breaching fix was
 * @param confirmedAt fix time at which the violation was certain
 * @param end fix time of the last fix that breached, so far while open
 * @param closedAt null while open
 * @param revision 1 for the first form of this record, higher each time it comes out again
 * @param supersedes ids of other records that this one replaces
 * @param maxKmh highest speed of a breaching fix; null for other kinds than speed
 * @param drivingSince when driving began; null for other kinds than fatigue
 * @param ruleVersion version number of the rule that judged
 * @param zoneVersion version number of the zone that judged, null without a zone
 * @param rulebookHash SHA-256, hex, of all that was in force
 */
public record Violation(
        String id,
        VehicleId vehicle,
        String rule,
        String kind,
        @Nullable String zone,
        Instant start,
        Position startPosition,
        Instant confirmedAt,
        Instant end,
        @Nullable Instant closedAt,
        @Nullable CloseReason closeReason,
        @Nullable Double maxKmh,
        @Nullable Instant drivingSince,
        boolean late,
        int revision,
        List<String> supersedes,
        int ruleVersion,
        @Nullable Integer zoneVersion,
        String rulebookHash,
        @Nullable String severity,
        @Nullable String authority) {
    public boolean open() {
        return closedAt == null;
    }

    /** 128 bits of SHA-256, hex: recomputing gives the same id (rules.md 14). */
    public static String id(VehicleId vehicle, String rule, int ruleVersion, @Nullable String zone, Instant start) {
        String place = zone == null ? "" : zone;
        String content = String.join("\n", vehicle.toString(), rule, "" + ruleVersion, place, start.toString());
        return Digest.of(content.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** It went on until this fix. */
    public Violation extended(Instant lastBreach, double speedKmh) {
        Double highest = maxKmh == null ? null : Double.valueOf(Math.max(maxKmh, speedKmh));
        return copy(lastBreach, null, null, highest, revision);
    }

    public Violation closed(Instant at, CloseReason reason) {
        return copy(end, at, reason, maxKmh, revision);
    }

    /** Closed too early: it comes out again. */
    public Violation reopened() {
        return copy(end, null, null, maxKmh, revision + 1);
    }

    private Violation copy(
            Instant newEnd,
            @Nullable Instant newClosedAt,
            @Nullable CloseReason reason,
            @Nullable Double highestKmh,
            int newRevision) {
        return new Violation(
                id,
                vehicle,
                rule,
                kind,
                zone,
                start,
                startPosition,
                confirmedAt,
                newEnd,
                newClosedAt,
                reason,
                highestKmh,
                drivingSince,
                late,
                newRevision,
                supersedes,
                ruleVersion,
                zoneVersion,
                rulebookHash,
                severity,
                authority);
    }
}
