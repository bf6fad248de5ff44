package org.hazmat.geocore.track;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.rule.LegalBasis;
import org.hazmat.geocore.rule.Provision;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.RuleKind;
import org.hazmat.geocore.violation.Violation;
import org.jspecify.annotations.Nullable;

/**
 * One rule that a vehicle is breaking, or may turn out to be breaking, at one zone (rules.md 14).
 *
 * @param zoneVersion null without a zone
 * @param place where the first breaching fix was
 * @param peakKmh the highest speed of a breaching fix
 * @param violation as it was last made known, once there is one
 * @param hushed closed (or, of a rule about silence, opened) because nothing was heard for long, but the next fix may show that the
 *     gap was short
 */
public record Episode(
        Provision.Key key,
        RuleKind kind,
        int ruleVersion,
        @Nullable Integer zoneVersion,
        Position place,
        Latch latch,
        double peakKmh,
        @Nullable Violation violation,
        boolean hushed) {

    Episode with(Latch next) {
        return next.equals(latch)
                ? this
                : new Episode(key, kind, ruleVersion, zoneVersion, place, next, peakKmh, violation, hushed);
    }

    Episode hushed(boolean silent, Violation made) {
        return new Episode(key, kind, ruleVersion, zoneVersion, place, latch, peakKmh, made, silent);
    }

    Episode published(Violation made) {
        return hushed(hushed, made);
    }

    /** The same as a function of the fixes alone: nothing is known of receive clocks, and of what was published when. */
    Episode plain() {
        if (missing() || heading()) {
            return new Episode(
                    key, kind, ruleVersion, zoneVersion, place, new Latch.Ready(latch.since()), peakKmh, null, false);
        }
        return violation == null ? this : hushed(false, violation.unclosed().plain());
    }

    /** The last fix was heading for the zone of a rule about silence; a violation is one that was superseded (rules.md 15). */
    boolean heading() {
        return kind == RuleKind.SILENCE && latch instanceof Latch.Ready;
    }

    /** The same, and nothing was heard since, by the receive clock. */
    boolean missing() {
        return kind == RuleKind.SILENCE && hushed;
    }

    Episode missing(Violation made) {
        return with(new Latch.On(latch.since())).hushed(true, made);
    }

    /** The first breaching fix, which may stay alone. */
    static Episode begin(Provision provision, Fix fix, Latch latch) {
        return new Episode(
                provision.key(),
                provision.rule().kind(),
                provision.ruleVersion(),
                provision.zoneVersion(),
                fix.position(),
                latch,
                fix.speedKmh(),
                null,
                false);
    }

    /** The same, beginning at another place. */
    Episode at(Fix fix) {
        return new Episode(
                key, kind, ruleVersion, zoneVersion, fix.position(), latch, fix.speedKmh(), violation, hushed);
    }

    /** The same after one more breaching fix. */
    Episode seen(Fix breaching, Latch next) {
        double peak = Math.max(peakKmh, breaching.speedKmh());
        return peak == peakKmh && next.equals(latch)
                ? this
                : new Episode(key, kind, ruleVersion, zoneVersion, place, next, peak, violation, hushed);
    }

    boolean sameProvision(Episode other) {
        return key.equals(other.key)
                && ruleVersion == other.ruleVersion
                && Objects.equals(zoneVersion, other.zoneVersion);
    }

    /** Whether it is an episode of this record's rule and zone. */
    boolean opens(Violation record) {
        return key.equals(new Provision.Key(record.rule(), record.zone())) && ruleVersion == record.ruleVersion();
    }

    boolean judgedBy(Provision provision) {
        return ruleVersion == provision.ruleVersion() && Objects.equals(zoneVersion, provision.zoneVersion());
    }

    /** The violation that is certain now. Fatigue begins with the fix that exceeded (rules.md 10), all else with the first breach. */
    Violation open(VehicleId vehicle, Provision provision, Fix confirming, String rulebookHash) {
        return open(vehicle, provision, confirming, confirming.time(), rulebookHash);
    }

    /** The same when it is certain at a time of its own. */
    Violation open(VehicleId vehicle, Provision provision, Fix confirming, Instant confirmedAt, String rulebookHash) {
        Rule.Terms terms = provision.rule().terms();
        boolean fatigue = kind == RuleKind.FATIGUE;
        Instant start = fatigue ? confirming.time() : latch.since();
        LegalBasis basis = terms.legalBasis();
        return new Violation(
                Violation.id(vehicle, key.rule(), ruleVersion, key.zone(), start),
                vehicle,
                key.rule(),
                kind.recordWord(),
                key.zone(),
                start,
                fatigue ? confirming.position() : place,
                confirmedAt,
                confirming.time(),
                null,
                null,
                kind == RuleKind.SPEED ? peakKmh : null,
                fatigue ? latch.since() : null,
                provision.maxVehicles(),
                false,
                1,
                List.of(),
                ruleVersion,
                zoneVersion,
                rulebookHash,
                terms.severity() == null ? kind.severity() : terms.severity(),
                terms.authority() == null ? kind.authority() : terms.authority(),
                terms.coHandler() == null ? kind.coHandler() : terms.coHandler(),
                basis == null ? null : basis.textAt(start));
    }
}
