package org.hazmat.geocore.track;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.hazmat.geocore.model.Cargo;
import org.hazmat.geocore.model.Paper;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.model.Waybill;
import org.hazmat.geocore.rule.InForce;
import org.hazmat.geocore.rule.Provision;
import org.jspecify.annotations.Nullable;

/** Who is judged, by which numbers, and what the register says of it (被监管车辆). */
record Subject(VehicleId vehicle, Tolerances tolerances, Register register) {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Nullable
    Waybill waybillAt(Instant time) {
        return register.waybillAt(vehicle, time);
    }

    boolean expired(Set<Paper> papers, Instant time) {
        Vehicle registered = register.findAt(vehicle, time).orElse(null);
        if (registered == null) {
            return false;
        }
        LocalDate day = LocalDate.ofInstant(time, SHANGHAI);
        return papers.stream().anyMatch(paper -> registered.expired(paper, day));
    }

    boolean licensedFor(Waybill waybill, Instant time) {
        return register.findAt(vehicle, time).stream().allMatch(registered -> registered.licensedFor(waybill));
    }

    Cargo cargoAt(Instant time) {
        return register.cargoAt(vehicle, time);
    }

    /** Whether cargo or a permit lifts the rule (rules.md 12 and 13). */
    boolean exempt(Provision provision, InForce law, Instant time) {
        return law.mayExempt(provision, vehicle) && law.exempts(provision, vehicle, cargoAt(time), time);
    }
}
