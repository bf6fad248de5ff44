package org.hazmat.geocore.model;

import java.time.Instant;

/**
 * One report of where a vehicle was (定位点), as its terminal said it.
 *
 * @param time fix time by the terminal's clock, whole seconds
 * @param speedKmh km/h, in steps of 0.1
 * @param direction degrees clockwise from north, 0 to 359
 * @param alarm the alarm bits of JT/T 808 table 18: what the terminal claims
 * @param status the status bits of JT/T 808 table 17
 * @param digest of the report's body
 */
public record Fix(
        Instant time,
        Position position,
        double speedKmh,
        int direction,
        int altitudeMetres,
        int alarm,
        int status,
        Digest digest) {
    private static final int LOCATED = 1 << 1;

    /** Status bit 1: the receiver had a position when it reported. */
    public boolean located() {
        return (status & LOCATED) != 0;
    }
}
