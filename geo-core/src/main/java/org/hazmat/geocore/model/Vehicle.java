package org.hazmat.geocore.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle as the bureau's register has it (车辆档案). What it says holds until it is changed ({@link Registered}).
 *
 * @param phoneNumber digits of the terminal's phone number (终端手机号), as written in the register
 * @param operator name of the carrier (运输企业)
 * @param type for example {@code tanker}
 * @param unNumber of what it usually carries, four digits
 * @param tankInspectionValidTo last day on which the tank's inspection holds
 * @param annualReviewValidTo last day on which the vehicle's annual review holds (年度审验)
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
        @Nullable LocalDate annualReviewValidTo,
        boolean sample) {
    /**
     * Road transport licence (道路运输证).
     *
     * @param scope UN numbers and hazard classes that it covers (经营范围); empty where the register does not say
     */
    public record Licence(@Nullable String number, LocalDate validTo, List<String> scope) {
        public Licence(@Nullable String number, LocalDate validTo) {
            this(number, validTo, List.of());
        }

        /** A class covers its divisions: {@code 2} covers {@code 2.1}. Where nothing is said, nothing is outside. */
        boolean covers(@Nullable String unNumber, @Nullable String hazardClass) {
            boolean nothingSaid = scope.isEmpty() || (unNumber == null && hazardClass == null);
            return nothingSaid
                    || (unNumber != null && scope.contains(unNumber))
                    || (hazardClass != null && scope.stream().anyMatch(each -> holds(each, hazardClass)));
        }

        private static boolean holds(String covered, String hazardClass) {
            return hazardClass.equals(covered) || hazardClass.startsWith(covered + ".");
        }
    }

    /** Without what few registers have. */
    public Vehicle(
            VehicleId id,
            String phoneNumber,
            @Nullable String operator,
            @Nullable String type,
            @Nullable String unNumber,
            CargoState cargoState,
            @Nullable Licence transportLicence,
            @Nullable LocalDate tankInspectionValidTo,
            boolean sample) {
        this(
                id,
                phoneNumber,
                operator,
                type,
                unNumber,
                cargoState,
                transportLicence,
                tankInspectionValidTo,
                null,
                sample);
    }

    /** The same vehicle under another plate, with another terminal. */
    public Vehicle renamed(VehicleId other, String otherPhoneNumber) {
        return new Vehicle(
                other,
                otherPhoneNumber,
                operator,
                type,
                unNumber,
                cargoState,
                transportLicence,
                tankInspectionValidTo,
                annualReviewValidTo,
                sample);
    }

    /** Whether the paper's last day is over; what the register does not say is not over. */
    public boolean expired(Paper paper, LocalDate day) {
        LocalDate last = switch (paper) {
            case TRANSPORT_LICENCE -> transportLicence == null ? null : transportLicence.validTo();
            case TANK_INSPECTION -> tankInspectionValidTo;
            case ANNUAL_REVIEW -> annualReviewValidTo;
        };
        return last != null && day.isAfter(last);
    }

    /** Whether its licence covers what the waybill says it carries. */
    public boolean licensedFor(Waybill waybill) {
        return transportLicence == null || transportLicence.covers(waybill.unNumber(), waybill.hazardClass());
    }

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
