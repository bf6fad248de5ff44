package org.hazmat.geocore.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hazmat.geocore.model.Cargo;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.zone.Holidays;
import org.hazmat.geocore.zone.Schedule;
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
    private final BitSet banned;
    private final BitSet alerted;
    private final BitSet watched;
    private final BitSet ahead;
    private final Schedule[] banHours;
    private final int preAlertMinutes;
    private final int watchedMinutes;
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
        this.banned = draft.banned;
        this.alerted = draft.alerted;
        this.watched = draft.watched;
        this.ahead = draft.ahead();
        this.banHours = draft.banHours.toArray(new Schedule[0]);
        this.preAlertMinutes = draft.preAlertMinutes;
        this.watchedMinutes = draft.watchedMinutes;
        this.permits = permits;
        this.holidays = holidays;
        this.hashing = hashing;
    }

    static InForce of(
            List<Version<Zone>> zones,
            ZoneIndex index,
            List<Version<Rule>> rules,
            List<Version<Permit>> permits,
            Holidays holidays,
            VersionHashes hashes) {
        Draft draft = new Draft(zones);
        rules.forEach(draft::add);
        Map<VehicleId, List<Permit>> byVehicle = new HashMap<>();
        for (Version<Permit> version : permits) {
            Permit permit = version.find().orElseThrow();
            byVehicle.computeIfAbsent(permit.vehicle(), id -> new ArrayList<>()).add(permit);
        }
        return new InForce(
                draft, index, byVehicle, holidays, () -> RulebookHash.of(zones, rules, permits, holidays, hashes));
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

    /** Ordinals of the zones that any rule bans from or watches the way to, at whatever hours: the only ones ahead that matter. Not to be changed. */
    public BitSet banned() {
        return banned;
    }

    /** Those of them that a rule has a pre-alert for. Not to be changed. */
    public BitSet alerted() {
        return alerted;
    }

    /** Those of them that a rule about silence watches the way to. Not to be changed. */
    public BitSet watched() {
        return watched;
    }

    /** Those that something looks for as far ahead as pre-alerts do. Not to be changed. */
    public BitSet ahead() {
        return ahead;
    }

    /** Whether the hours of any rule that bans entry cover the time. */
    public boolean bansEntryAt(Instant time) {
        for (Schedule hours : banHours) {
            if (hours.openAt(time, holidays)) {
                return true;
            }
        }
        return false;
    }

    /** The longest pre-alert of any rule; 0 when none has one. */
    public int preAlertMinutes() {
        return preAlertMinutes;
    }

    /** How far ahead any rule about silence looks; 0 when there is none. */
    public int watchedMinutes() {
        return watchedMinutes;
    }

    /** Half-open hours of the rule (rules.md 6). */
    public boolean open(Provision provision, Instant time) {
        return provision.rule().terms().when().openAt(time, holidays);
    }

    /** What a vehicle may not do but by permit: enter, and so vanish on the way. */
    private static boolean permitLifts(Rule rule) {
        return rule instanceof NoEntry || rule instanceof GoneSilent;
    }

    /** Whether anything could lift the rule for this vehicle: without it nobody need ask what the vehicle carries. */
    public boolean mayExempt(Provision provision, VehicleId vehicle) {
        return !provision.rule().terms().exemptCargo().isEmpty()
                || (permitLifts(provision.rule()) && !permits.isEmpty() && permits.containsKey(vehicle));
    }

    /** Whether cargo or a permit lifts the rule for this vehicle at this time (rules.md 12 and 13). */
    public boolean exempts(Provision provision, VehicleId vehicle, Cargo cargo, Instant time) {
        Rule.Terms terms = provision.rule().terms();
        if (terms.exemptCargo().contains(cargo.state().effective())) {
            return true;
        }
        String zone = provision.zone();
        if (!permitLifts(provision.rule()) || !terms.permitsHonoured() || zone == null) {
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
        private final BitSet banned = new BitSet();
        private final BitSet alerted = new BitSet();
        private final BitSet watched = new BitSet();
        private final Set<Schedule> banHours = new LinkedHashSet<>();
        private int preAlertMinutes;
        private int watchedMinutes;

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
                banHours.add(rule.terms().when());
                preAlertMinutes = Math.max(preAlertMinutes, ban.preAlertMinutes());
            }
            if (rule instanceof GoneSilent silence) {
                watchedMinutes = Math.max(watchedMinutes, silence.preAlertMinutes());
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
                    Provision provision = Provision.at(zones.get(ordinal), ordinal, rule, ruleVersion);
                    if (provision.judges() && byKey.putIfAbsent(provision.key(), provision) == null) {
                        mark(ordinal, rule);
                        List<Provision> here = new ArrayList<>(byZone.get(ordinal));
                        here.add(provision);
                        byZone.set(ordinal, List.copyOf(here));
                    }
                }
            }
        }

        private void mark(int ordinal, Rule rule) {
            if (permitLifts(rule)) {
                banned.set(ordinal);
            }
            if (rule instanceof NoEntry ban && ban.preAlertMinutes() > 0) {
                alerted.set(ordinal);
            }
            if (rule instanceof GoneSilent) {
                watched.set(ordinal);
            }
        }

        private BitSet ahead() {
            BitSet ahead = (BitSet) alerted.clone();
            if (watchedMinutes == preAlertMinutes) {
                ahead.or(watched);
            }
            return ahead;
        }

        private void addEverywhere(Provision provision) {
            everywhere.add(provision);
            byKey.put(provision.key(), provision);
        }
    }
}
