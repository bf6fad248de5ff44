package org.hazmat.protocols.wire;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * BCD[4] YYYYMMDD (日期) as it was sent, because terminals send zeros and worse.
 *
 * @param digits eight nibbles, the year's thousands first
 */
public record BcdDate(int digits) {

    public static BcdDate of(LocalDate date) {
        return new BcdDate(Integer.parseUnsignedInt(date.toString().replace("-", ""), 16));
    }

    /** Empty when no calendar has it. */
    public Optional<LocalDate> date() {
        String text = toString();
        if (!text.chars().allMatch(Character::isDigit)) {
            return Optional.empty();
        }
        int number = Integer.parseInt(text);
        try {
            return Optional.of(LocalDate.of(number / 10_000, number / 100 % 100, number % 100));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The eight digits. */
    @Override
    public String toString() {
        return String.format("%08X", digits);
    }
}
