package org.hazmat.scenarios.fleet;

/**
 * Who a virtual terminal says it is.
 *
 * @param phoneNumber at most 12 digits, so that every edition can carry it
 */
public record Identity(String phoneNumber, String plate, int plateColor) {
    static final String MAKER = "HTSIM";
    /** Eight octets in 2011. */
    static final String MODEL = "VIRTUAL1";

    /** Seven octets in 2013: the last digits of the phone number. */
    String terminalId() {
        return phoneNumber.substring(Math.max(0, phoneNumber.length() - 7));
    }
}
