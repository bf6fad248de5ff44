package org.hazmat.protocols.jt808;

import java.util.HexFormat;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Terminal phone number (终端手机号): identifies a terminal, not a vehicle. BCD by rule, yet real terminals send other
 * nibbles, so it is kept as nibbles, and those are its digits.
 *
 * @param high the first four of twenty nibbles
 * @param low the last sixteen
 * @param octets 6 as 2011 and 2013 send it, 10 as 2019 does
 */
public record PhoneNumber(int high, long low, int octets) {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    public PhoneNumber {
        boolean fits = octets == 10 ? high >>> 16 == 0 : octets == 6 && high == 0 && low >>> 48 == 0;
        if (!fits) {
            throw new IllegalArgumentException("A phone number has 12 digits, from 2019 on 20");
        }
    }

    /**
     * Of digits in print.
     *
     * @param digits without separators; leading zeros may be left out
     * @throws IllegalArgumentException when they are too many or no digits
     */
    public static PhoneNumber of(String digits, Edition edition) {
        int octets = octetsOf(edition);
        if (digits.isEmpty() || digits.length() > 2 * octets || !digits.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IllegalArgumentException("No phone number of " + 2 * octets + " digits: " + digits);
        }
        String padded = "0".repeat(20 - digits.length()) + digits;
        int high = Integer.parseUnsignedInt(padded, 0, 4, 16);
        long low = Long.parseUnsignedLong(padded, 4, 20, 16);
        return new PhoneNumber(high, low, octets);
    }

    static int octetsOf(Edition edition) {
        return edition == Edition.V2019 ? 10 : 6;
    }

    static PhoneNumber read(Reader reader, Edition edition) {
        int octets = octetsOf(edition);
        int high = octets == 10 ? reader.u16() : 0;
        return new PhoneNumber(high, reader.bcd(Math.min(octets, 8)), octets);
    }

    void write(Writer writer, Edition edition) {
        int width = octetsOf(edition);
        if (width == 10) {
            writer.u16(high).bcd(low, 8);
        } else if (high == 0) {
            writer.bcd(low, 6);
        } else {
            throw new IllegalArgumentException("Twelve digits cannot hold " + digits());
        }
    }

    /** All twelve or twenty digits. */
    public String digits() {
        String all = HEX.toHexDigits(high, 4) + HEX.toHexDigits(low);
        return all.substring(20 - 2 * octets);
    }

    /** As the standard wants it; some terminals send other nibbles. */
    public boolean isDecimal() {
        return (nibblesAboveNine(low) | nibblesAboveNine(high)) == 0;
    }

    private static long nibblesAboveNine(long nibbles) {
        return nibbles & (nibbles << 1 | nibbles << 2) & 0x8888_8888_8888_8888L;
    }

    /** Without leading zeros: what registers and sessions compare, because 12 and 20 digits are one number. */
    public String key() {
        String digits = digits();
        int from = 0;
        while (from < digits.length() - 1 && digits.charAt(from) == '0') {
            from++;
        }
        return digits.substring(from);
    }

    /** Whether both are one number, leading zeros aside. */
    public boolean sameAs(PhoneNumber other) {
        return high == other.high && low == other.low;
    }

    @Override
    public String toString() {
        return digits();
    }
}
