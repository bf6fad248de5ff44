package org.hazmat.geocore.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle as the bureau's register has it (车辆档案). What it says holds at once; it is not versioned.
 *
 * @param phoneNumber digits of the terminal's phone number (终端手机号), as written in the register
 * @param operator name of the carrier (运输企业)
 * @param type for example {@code tanker}
 * @param unNumber of what it usually carries, four digits
 * @param tankInspectionValidTo last day on which the tank's inspection holds
 * @param sample made up for demonstration
 */
public record Vehicle(
        VehicleId id,
        String phoneNumber,
        @Nullable String operator,
        @Nullable String type,
        @Nullable String unNumber,
        CargoState cargoState,
        @Nullable Licence transportLicence,
        @Nullable LocalDate tankInspectionValidTo,
        boolean sample) {
    /** Road transport licence (道路运输证). */
    public record Licence(@Nullable String number, LocalDate validTo) {}

    /** Phone numbers match without their leading zeros: terminals send 12 or 20 digits. */
    public static String phoneKey(String phoneNumber) {
        int start = 0;
        while (start < phoneNumber.length() - 1 && phoneNumber.charAt(start) == '0') {
            start++;
        }
        return phoneNumber.substring(start);
    }

    public String phoneKey() {
        return phoneKey(phoneNumber);
    }

    public Cargo cargo() {
        return new Cargo(cargoState, unNumber);
    }
}
