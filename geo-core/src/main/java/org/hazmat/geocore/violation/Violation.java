package org.hazmat.geocore.violation;

import java.time.Instant;
import java.util.List;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.VehicleId;
import org.jspecify.annotations.Nullable;

/**
 * Our finding that a rule was broken, from a fix to a fix (违规记录, contract.md 4, rules.md 4 to 16).
 *
 * @param id derived from vehicle, rule, rule version, zone and start (rules.md 14)
 * @param kind the rule's kind, as in JSON; or {@link #STAY}
 * @param zone null where the rule has none
 * @param startPosition where the first breaching fix was
 * @param confirmedAt fix time at which the violation was certain
 * @param end fix time of the last fix that breached, so far while open
 * @param closedAt null while open
 * @param revision 1 for the first form of this record, higher each time it comes out again
 * @param supersedes ids of other records that this one replaces
 * @param maxKmh highest speed of a breaching fix; null for other kinds than speed
 * @param drivingSince when driving began; null for other kinds than fatigue
 * @param maxVehicles how many vehicles may be there; null for other kinds than capacity
 * @param ruleVersion version number of the rule that judged
 * @param zoneVersion version number of the zone that judged, null without a zone
 * @param rulebookHash SHA-256, hex, of all that was in force
 * @param coHandler who is concerned as well (协办部门)
 * @param legalBasis the text that was in force at the start; null where the rule has none
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
        @Nullable Integer maxVehicles,
        boolean late,
        int revision,
        List<String> supersedes,
        int ruleVersion,
        @Nullable Integer zoneVersion,
        String rulebookHash,
        @Nullable String severity,
        @Nullable String authority,
        @Nullable String coHandler,
        @Nullable String legalBasis) {
    /** The kind of what is no finding, but a vehicle's time in a zone of which it is counted how many are there (rules.md 28). */
    public static final String STAY = "stay";

    public boolean stay() {
        return kind.equals(STAY);
    }

    public boolean open() {
        return closedAt == null;
    }

    /** 32 hexadecimal digits: recomputing gives the same id (rules.md 14). */
    public static String id(VehicleId vehicle, String rule, int ruleVersion, @Nullable String zone, Instant start) {
        String place = zone == null ? "" : zone;
        return FindingId.of(start, vehicle.toString(), rule, "" + ruleVersion, place, start.toString())
                .toString();
    }

    /** It went on until this fix. */
    public Violation extended(Instant lastBreach, double speedKmh) {
        Double highest = maxKmh == null ? null : Double.valueOf(Math.max(maxKmh, speedKmh));
        return copy(new Growth(lastBreach, highest), null, null, publication(revision));
    }

    public Violation closed(Instant at, CloseReason reason) {
        return copy(growth(), at, reason, publication(revision));
    }

    /** Closed too early: it comes out again. */
    public Violation reopened() {
        return copy(growth(), null, null, publication(revision + 1));
    }

    /** As it was known while it was open. */
    public Violation unclosed() {
        return copy(growth(), null, null, publication(revision));
    }

    /** The same finding as it is made known (rules.md 15). */
    public Violation published(boolean newLate, int newRevision, List<String> newSupersedes) {
        return copy(growth(), closedAt, closeReason, new Publication(newLate, newRevision, newSupersedes));
    }

    /** The finding without what tells how often and when it was made known: a function of what happened alone. */
    public Violation plain() {
        return published(false, 1, List.of());
    }

    /** The finding as it was certain first: what grows while it is open is left out. */
    public Violation atOpening() {
        return copy(new Growth(confirmedAt, null), null, null, new Publication(false, 1, List.of()));
    }

    /**
     * What a stay makes known when it was one too many.
     *
     * @param newKind the rule's
     * @param certain fix time at which all who were there are known to have been
     * @param until fix time up to which they were too many, so far while open
     */
    public Violation tooMany(String newKind, Instant certain, Instant until) {
        return new Violation(
                id,
                vehicle,
                rule,
                newKind,
                zone,
                start,
                startPosition,
                certain,
                until,
                null,
                null,
                null,
                null,
                maxVehicles,
                false,
                1,
                List.of(),
                ruleVersion,
                zoneVersion,
                rulebookHash,
                severity,
                authority,
                coHandler,
                legalBasis);
    }

    private record Growth(Instant end, @Nullable Double maxKmh) {}

    private Growth growth() {
        return new Growth(end, maxKmh);
    }

    private record Publication(boolean late, int revision, List<String> supersedes) {}

    private Publication publication(int newRevision) {
        return new Publication(late, newRevision, supersedes);
    }

    private Violation copy(
            Growth growth, @Nullable Instant newClosedAt, @Nullable CloseReason reason, Publication publication) {
        return new Violation(
                id,
                vehicle,
                rule,
                kind,
                zone,
                start,
                startPosition,
                confirmedAt,
                growth.end,
                newClosedAt,
                reason,
                growth.maxKmh,
                drivingSince,
                maxVehicles,
                publication.late,
                publication.revision,
                publication.supersedes,
                ruleVersion,
                zoneVersion,
                rulebookHash,
                severity,
                authority,
                coHandler,
                legalBasis);
    }
}
