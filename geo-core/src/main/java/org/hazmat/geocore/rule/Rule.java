package org.hazmat.geocore.rule;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hazmat.geocore.model.CargoState;
import org.hazmat.geocore.zone.Schedule;
import org.jspecify.annotations.Nullable;

/** One prohibition (规则). Each kind is a record that holds what the kind needs. */
public sealed interface Rule
        permits NoEntry,
                Dwell,
                ParkOutside,
                Speed,
                Fatigue,
                Route,
                UnfitRunning,
                NoWaybill,
                WaybillWithoutTrack,
                LoadCheckMissing,
                ParkEntry,
                Escort,
                CargoLicence,
                TerminalAlarm,
                GoneSilent,
                Capacity {
    Terms terms();

    RuleKind kind();

    /** Ids of all zones that the rule names, in any role. */
    List<String> zoneIds();

    /** Ids of the zones at each of which it judges; empty: it judges everywhere, once. */
    List<String> judgedZones();

    /** What it sees in one fix, hours and exemptions aside. */
    Look look(Provision provision, Sight sight);

    /** How long it takes that to count. */
    Hold hold();

    /** Since when it is broken, at a fix that is the first to show it. */
    default Instant since(Sight sight) {
        return sight.fix().time();
    }

    /**
     * What every kind has.
     *
     * @param permitsHonoured whether a permit lifts it (no-entry only)
     * @param exemptCargo cargo states to which it does not apply
     * @param draft not in force
     * @param severity for people, for example {@code major}
     * @param authority who is competent (主管部门), for example {@code police}
     * @param coHandler who is concerned as well (协办部门), for example {@code transport}
     * @param legalBasis law and article
     */
    record Terms(
            String id,
            Schedule when,
            boolean permitsHonoured,
            Set<CargoState> exemptCargo,
            boolean draft,
            @Nullable String severity,
            @Nullable String authority,
            @Nullable String coHandler,
            @Nullable LegalBasis legalBasis,
            boolean sample) {
        /** Where the kind says who is concerned as well. */
        public Terms(
                String id,
                Schedule when,
                boolean permitsHonoured,
                Set<CargoState> exemptCargo,
                boolean draft,
                @Nullable String severity,
                @Nullable String authority,
                @Nullable LegalBasis legalBasis,
                boolean sample) {
            this(id, when, permitsHonoured, exemptCargo, draft, severity, authority, null, legalBasis, sample);
        }
    }
}
