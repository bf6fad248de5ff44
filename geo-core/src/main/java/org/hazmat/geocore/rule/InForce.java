package org.hazmat.geocore.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hazmat.geocore.model.Cargo;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.zone.Holidays;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.geocore.zone.ZoneIndex;
import org.jspecify.annotations.Nullable;

/** All that judges a fix at one time: the zones, rules and permits in force (现行规则). Immutable. */
public final class InForce {
    private final ZoneIndex zones;
    private final List<List<Provision>> byZone;
    private final List<Provision> everywhere;
    private final Map<Provision.Key, Provision> byKey;
    private final Map<String, Integer> ordinals;
    private final Map<VehicleId, List<Permit>> permits;
    private final Holidays holidays;
    private final boolean bansEntry;
    private final int preAlertMinutes;
    private final Supplier<String> hashing;
    private volatile @Nullable String hash;

    private InForce(
            Draft draft,
            ZoneIndex zones,
            Map<VehicleId, List<Permit>> permits,
            Holidays holidays,
            Supplier<String> hashing) {
        this.zones = zones;
        this.byZone = draft.byZone;
        this.everywhere = draft.everywhere;
        this.byKey = draft.byKey;
        this.ordinals = draft.ordinals;
        this.bansEntry = draft.bansEntry;
        this.preAlertMinutes = draft.preAlertMinutes;
        this.permits = permits;
        this.holidays = holidays;
        this.hashing = hashing;
    }

    static InForce of(
            List<Version<Zone>> zones,
            ZoneIndex index,
            List<Version<Rule>> rules,
            List<Version<Permit>> permits,
            Holidays holidays) {
        Draft draft = new Draft(zones);
        rules.forEach(draft::add);
        Map<VehicleId, List<Permit>> byVehicle = new HashMap<>();
        for (Version<Permit> version : permits) {
            Permit permit = version.find().orElseThrow();
            byVehicle.computeIfAbsent(permit.vehicle(), id -> new ArrayList<>()).add(permit);
        }
        return new InForce(draft, index, byVehicle, holidays, () -> RulebookHash.of(zones, rules, permits, holidays));
    }

    public ZoneIndex zones() {
        return zones;
    }

    /** Which zone of the index has this id; null when none in force has. */
    public @Nullable Integer ordinal(String zoneId) {
        return ordinals.get(zoneId);
    }

    /** The rules that judge inside or around one zone. */
    public List<Provision> at(int zoneOrdinal) {
        return byZone.get(zoneOrdinal);
    }

    /** The rules without a zone of their own. */
    public List<Provision> everywhere() {
        return everywhere;
    }

    public Optional<Provision> find(Provision.Key key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** Whether any rule bans entry, so that crossings matter. */
    public boolean bansEntry() {
        return bansEntry;
    }

    /** The longest pre-alert of any rule; 0 when none has one. */
    public int preAlertMinutes() {
        return preAlertMinutes;
    }

    /** Half-open hours of the rule (rules.md 6). */
    public boolean open(Provision provision, Instant time) {
        return provision.rule().terms().when().openAt(time, holidays);
    }

    /** Whether cargo or a permit lifts the rule for this vehicle at this time (rules.md 12 and 13). */
    public boolean exempts(Provision provision, VehicleId vehicle, Cargo cargo, Instant time) {
        Rule.Terms terms = provision.rule().terms();
        if (terms.exemptCargo().contains(cargo.state().effective())) {
            return true;
        }
        String zone = provision.zone();
        if (!(provision.rule() instanceof NoEntry) || !terms.permitsHonoured() || zone == null) {
            return false;
        }
        for (Permit permit : permits.getOrDefault(vehicle, List.of())) {
            if (permit.objection(zone, cargo, time, holidays) == null) {
                return true;
            }
        }
        return false;
    }

    /**
     * Each permit of the vehicle, and why it does not lift a ban of this rule at this zone; none for other kinds of rules, which no
     * permit lifts.
     */
    public List<PermitCheck> permitChecks(Provision provision, VehicleId vehicle, Cargo cargo, Instant time) {
        String zone = provision.zone();
        if (!(provision.rule() instanceof NoEntry ban) || zone == null) {
            return List.of();
        }
        boolean honoured = ban.terms().permitsHonoured();
        List<PermitCheck> checks = new ArrayList<>();
        for (Permit permit : permits.getOrDefault(vehicle, List.of())) {
            checks.add(new PermitCheck(
                    permit, honoured ? permit.objection(zone, cargo, time, holidays) : Permit.Objection.IGNORED));
        }
        return List.copyOf(checks);
    }

    /**
     * How a permit stands to a ban.
     *
     * @param objection null: it lifts the ban
     */
    public record PermitCheck(Permit permit, Permit.@Nullable Objection objection) {}

    public Holidays holidays() {
        return holidays;
    }

    /** SHA-256, hex, over the canonical JSON of all that is in force; written when it is first asked for, which takes its time. */
    public String hash() {
        String known = hash;
        return known != null ? known : firstHash();
    }

    private synchronized String firstHash() {
        String known = hash;
        if (known == null) {
            known = hashing.get();
            hash = known;
        }
        return known;
    }

    /** The provisions while they are being collected. */
    private static final class Draft {
        private final List<Version<Zone>> zones;
        private final Map<String, Integer> ordinals = new HashMap<>();
        private final List<List<Provision>> byZone;
        private final List<Provision> everywhere = new ArrayList<>();
        private final Map<Provision.Key, Provision> byKey = new HashMap<>();
        private boolean bansEntry;
        private int preAlertMinutes;

        Draft(List<Version<Zone>> zones) {
            this.zones = zones;
            this.byZone = new ArrayList<>(Collections.nCopies(zones.size(), List.of()));
            for (int ordinal = 0; ordinal < zones.size(); ordinal++) {
                ordinals.put(zones.get(ordinal).id(), ordinal);
            }
        }

        void add(Version<Rule> version) {
            Rule rule = version.find().orElseThrow();
            if (rule instanceof NoEntry ban) {
                bansEntry = true;
                preAlertMinutes = Math.max(preAlertMinutes, ban.preAlertMinutes());
            }
            if (rule.judgedZones().isEmpty()) {
                addEverywhere(Provision.everywhere(rule, version.number()));
            } else {
                addAt(rule.judgedZones(), rule, version.number());
            }
        }

        private void addAt(List<String> ids, Rule rule, int ruleVersion) {
            for (String id : ids) {
                Integer ordinal = ordinals.get(id);
                if (ordinal != null) {
                    int zoneVersion = zones.get(ordinal).number();
                    Provision provision = new Provision(rule, ruleVersion, id, ordinal, zoneVersion);
                    if (byKey.putIfAbsent(provision.key(), provision) == null) {
                        List<Provision> here = new ArrayList<>(byZone.get(ordinal));
                        here.add(provision);
                        byZone.set(ordinal, List.copyOf(here));
                    }
                }
            }
        }

        private void addEverywhere(Provision provision) {
            everywhere.add(provision);
            byKey.put(provision.key(), provision);
        }
    }
}
