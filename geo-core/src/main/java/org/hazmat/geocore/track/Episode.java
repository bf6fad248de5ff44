package org.hazmat.geocore.track;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.rule.Provision;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.violation.Violation;
import org.jspecify.annotations.Nullable;

/**
 * One rule that a vehicle is breaking, or may turn out to be breaking, at one zone (rules.md 14).
 *
 * @param kind the rule's kind, as in JSON
 * @param zoneVersion null without a zone
 * @param place where the first breaching fix was
 * @param violation as it was last made known, once there is one
 * @param hushed closed because nothing was heard for long, but the next fix may show that the gap was short
 */
public record Episode(
        Provision.Key key,
        String kind,
        int ruleVersion,
        @Nullable Integer zoneVersion,
        Position place,
        Latch latch,
        @Nullable Violation violation,
        boolean hushed) {

    Episode with(Latch next) {
        return new Episode(key, kind, ruleVersion, zoneVersion, place, next, violation, hushed);
    }

    Episode with(Latch next, Violation made) {
        return new Episode(key, kind, ruleVersion, zoneVersion, place, next, made, hushed);
    }

    Episode hushed(boolean silent, Violation made) {
        return new Episode(key, kind, ruleVersion, zoneVersion, place, latch, made, silent);
    }

    /** The first breaching fix, which may stay alone. */
    static Episode begin(Provision provision, Fix fix) {
        return new Episode(
                provision.key(),
                provision.rule().kind(),
                provision.ruleVersion(),
                provision.zoneVersion(),
                fix.position(),
                new Latch.Rising(fix.time(), false),
                null,
                false);
    }

    boolean judgedBy(Provision provision) {
        return ruleVersion == provision.ruleVersion() && Objects.equals(zoneVersion, provision.zoneVersion());
    }

    /** The violation that is certain now. */
    Violation open(VehicleId vehicle, Provision provision, Instant confirmedAt, String rulebookHash) {
        Rule.Terms terms = provision.rule().terms();
        return new Violation(
                Violation.id(vehicle, key.rule(), ruleVersion, key.zone(), latch.since()),
                vehicle,
                key.rule(),
                kind,
                key.zone(),
                latch.since(),
                place,
                confirmedAt,
                confirmedAt,
                null,
                null,
                null,
                null,
                false,
                1,
                List.of(),
                ruleVersion,
                zoneVersion,
                rulebookHash,
                terms.severity(),
                terms.authority());
    }
}
