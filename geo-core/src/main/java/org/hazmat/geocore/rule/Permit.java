package org.hazmat.geocore.rule;

import java.time.LocalDate;
import java.util.List;
import org.hazmat.geocore.model.CargoState;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.zone.Schedule;

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
    /** Whether one of the cargo words names a state rather than a UN number. */
    static boolean isState(String cargoWord) {
        for (CargoState state : CargoState.values()) {
            if (state.word().equals(cargoWord)) {
                return true;
            }
        }
        return false;
    }
}
