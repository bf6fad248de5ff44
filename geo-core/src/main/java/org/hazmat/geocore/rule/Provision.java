package org.hazmat.geocore.rule;

import java.util.Objects;
import org.hazmat.geocore.zone.Zone;
import org.jspecify.annotations.Nullable;

/**
 * One rule at one place, as both are in force (条款): what a violation is a violation of.
 *
 * @param key made once, because every step of an episode compares it
 * @param hold the rule's, made once as well
 * @param zoneOrdinal of the zone in the index, or {@link #NOWHERE}
 * @param zoneVersion null where the rule has no zone
 * @param maxVehicles how many may be there, of a rule about capacity; otherwise null
 */
public record Provision(
        Rule rule,
        int ruleVersion,
        Key key,
        Hold hold,
        int zoneOrdinal,
        @Nullable Integer zoneVersion,
        @Nullable Integer maxVehicles) {
    public static final int NOWHERE = -1;

    static Provision everywhere(Rule rule, int ruleVersion) {
        return new Provision(rule, ruleVersion, new Key(rule.terms().id(), null), rule.hold(), NOWHERE, null, null);
    }

    static Provision at(Version<Zone> zone, int zoneOrdinal, Rule rule, int ruleVersion) {
        Key key = new Key(rule.terms().id(), zone.id());
        Integer maxVehicles = rule instanceof Capacity capacity ? capacity.maxVehiclesIn(zone.value()) : null;
        return new Provision(rule, ruleVersion, key, rule.hold(), zoneOrdinal, zone.number(), maxVehicles);
    }

    /** A rule about capacity judges nothing where neither it nor the zone says how many may be there. */
    boolean judges() {
        return maxVehicles != null || rule.kind() != RuleKind.CAPACITY;
    }

    /** Id of its zone; null where the rule has none. */
    public @Nullable String zone() {
        return key.zone;
    }

    /** Whether the fix is where this judges. */
    boolean around(Sight sight) {
        return zoneOrdinal == NOWHERE || sight.inside(zoneOrdinal);
    }

    /** Id of its zone; of a rule that judges at zones. */
    String place() {
        return Objects.requireNonNull(key.zone);
    }

    /** What tells episodes apart: the same rule and zone through all their versions. */
    public record Key(String rule, @Nullable String zone) {}
}
