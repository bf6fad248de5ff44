package org.hazmat.geocore.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.hazmat.geocore.model.Cargo;
import org.hazmat.geocore.model.CargoState;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.zone.Holidays;
import org.hazmat.geocore.zone.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * What lifts a ban for one vehicle (通行证, rules.md 12): plate, dates, hours, zone and, if it names any, cargo all have to match.
 *
 * @param validFrom first day, Asia/Shanghai
 * @param validTo last day, inclusive
 * @param zones ids; at least one
 * @param cargo UN numbers or cargo states; empty: any
 */
public record Permit(
        String id,
        VehicleId vehicle,
        LocalDate validFrom,
        LocalDate validTo,
        Schedule when,
        List<String> zones,
        List<String> cargo) {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** What of a permit does not match. */
    public enum Objection {
        /** The rule ignores permits. */
        IGNORED,
        ZONE,
        DATES,
        HOURS,
        CARGO;

        /** The word in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The first of zone, dates, hours and cargo that does not match; null: the permit lifts the ban. */
    @Nullable
    Objection objection(String zone, Cargo carried, Instant time, Holidays holidays) {
        LocalDate day = LocalDate.ofInstant(time, SHANGHAI);
        if (!zones.contains(zone)) {
            return Objection.ZONE;
        }
        if (day.isBefore(validFrom) || day.isAfter(validTo)) {
            return Objection.DATES;
        }
        if (!when.openAt(time, holidays)) {
            return Objection.HOURS;
        }
        boolean covered = cargo.isEmpty() || cargo.stream().anyMatch(word -> names(word, carried));
        return covered ? null : Objection.CARGO;
    }

    /** A state's word or a UN number. What counts as loaded is covered by {@code loaded}; the reverse would widen a permit. */
    private static boolean names(String word, Cargo carried) {
        CargoState state = carried.state();
        return word.equals(carried.unNumber())
                || word.equals(state.word())
                || word.equals(state.effective().word());
    }
}
