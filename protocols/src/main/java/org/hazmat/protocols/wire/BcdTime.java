package org.hazmat.protocols.wire;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * BCD[6] YYMMDDhhmmss (时间) as it was sent, because terminals send impossible ones: zeros before the first fix, month 13.
 *
 * @param digits twelve nibbles, the year's tens first
 */
public record BcdTime(long digits) {

    /** Returned for a time that no calendar has. */
    public static final long IMPOSSIBLE = Long.MIN_VALUE;

    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    public BcdTime {
        if (digits >>> 48 != 0) {
            throw new IllegalArgumentException("More than twelve digits: " + Long.toHexString(digits));
        }
    }

    /** GMT+8, as nearly everything in JT/T 808. */
    public static BcdTime of(Instant time) {
        return of(time.atOffset(BEIJING));
    }

    /** UTC, as 0x8004 alone. */
    public static BcdTime ofUtc(Instant time) {
        return of(time.atOffset(ZoneOffset.UTC));
    }

    /** The moment when read as GMT+8; empty when there is none. */
    public Optional<Instant> instant() {
        return optional(epochSecond());
    }

    /** The moment when read as UTC; empty when there is none. */
    public Optional<Instant> instantUtc() {
        return optional(secondsOnItsClock());
    }

    /** Seconds since 1970 when read as GMT+8, or {@link #IMPOSSIBLE}. */
    public long epochSecond() {
        long local = secondsOnItsClock();
        return local == IMPOSSIBLE ? IMPOSSIBLE : local - BEIJING.getTotalSeconds();
    }

    private static Optional<Instant> optional(long seconds) {
        return seconds == IMPOSSIBLE ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
    }

    private long secondsOnItsClock() {
        int year = pair(40);
        int month = pair(32);
        int day = pair(24);
        int hour = pair(16);
        int minute = pair(8);
        int second = pair(0);
        boolean clock = inRange(hour, 0, 23) && inRange(minute, 0, 59) && inRange(second, 0, 59);
        boolean calendar = inRange(year, 0, 99) && inRange(month, 1, 12) && inRange(day, 1, daysIn(year, month));
        return clock && calendar
                ? 86_400L * daysSince1970(year, month, day) + 3600L * hour + 60L * minute + second
                : IMPOSSIBLE;
    }

    /** Two digits, or -1 when a nibble is none. */
    private int pair(int shift) {
        int tens = (int) (digits >>> (shift + 4)) & 0xF;
        int ones = (int) (digits >>> shift) & 0xF;
        return tens > 9 || ones > 9 ? -1 : 10 * tens + ones;
    }

    private static boolean inRange(int value, int low, int high) {
        return value >= low && value <= high;
    }

    /** Of 2000 to 2099, where every fourth year is a leap year. */
    private static int daysIn(int year, int month) {
        return month == 2 && year % 4 == 0 ? 29 : inRange(month, 1, 12) ? DAYS[month - 1] : 0;
    }

    private static int daysSince1970(int year, int month, int day) {
        int days = 10_957 + 365 * year + (year + 3) / 4;
        for (int m = 1; m < month; m++) {
            days += daysIn(year, m);
        }
        return days + day - 1;
    }

    private static BcdTime of(OffsetDateTime time) {
        int year = time.getYear() - 2000;
        if (year < 0 || year > 99) {
            throw new IllegalArgumentException("BCD[6] has no year " + time.getYear());
        }
        long digits = bcd(year);
        digits = (digits << 8) | bcd(time.getMonthValue());
        digits = (digits << 8) | bcd(time.getDayOfMonth());
        digits = (digits << 8) | bcd(time.getHour());
        digits = (digits << 8) | bcd(time.getMinute());
        return new BcdTime((digits << 8) | bcd(time.getSecond()));
    }

    private static int bcd(int value) {
        return ((value / 10) << 4) | (value % 10);
    }

    /** The twelve digits. */
    @Override
    public String toString() {
        return String.format("%012X", digits);
    }
}
