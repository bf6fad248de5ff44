package org.hazmat.geocore.rule;

import java.util.List;
import org.hazmat.geocore.zone.Zone;
import org.jspecify.annotations.Nullable;

/**
 * More vehicles inside one of the zones than it may hold are forbidden (超出核定容量, rules.md 28). What a vehicle's own fixes show is a
 * stay; only those of all vehicles together show a violation.
 *
 * @param maxVehicles how many may be there; null: what each zone says
 */
public record Capacity(
        Terms terms, List<String> zones, @Nullable Integer maxVehicles) implements Rule {
    @Override
    public RuleKind kind() {
        return RuleKind.CAPACITY;
    }

    @Override
    public List<String> zoneIds() {
        return zones;
    }

    @Override
    public List<String> judgedZones() {
        return zones;
    }

    @Override
    public Look look(Provision provision, Sight sight) {
        return sight.nearness(provision.zoneOrdinal());
    }

    @Override
    public Hold hold() {
        return Hold.entry();
    }

    /** How many vehicles may be in this zone; null when neither says, and then nothing is judged there. */
    public @Nullable Integer maxVehiclesIn(@Nullable Zone zone) {
        return maxVehicles != null || zone == null ? maxVehicles : zone.capacity();
    }
}
