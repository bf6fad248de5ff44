package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.wire.BcdDate;
import org.hazmat.protocols.wire.BcdTime;

/** Dates and times that some terminals send as plain numbers where the standard has BCD digits. */
final class BinaryClock {

    private BinaryClock() {}

    /** Octets that are no time in BCD and one as numbers are meant as numbers; all others stay as they came. */
    static BcdTime time(long octets) {
        BcdTime sent = new BcdTime(octets);
        if (sent.instant().isPresent()) {
            return sent;
        }
        long digits = 0;
        for (int shift = 40; shift >= 0; shift -= 8) {
            digits = (digits << 8) | pair((int) (octets >>> shift) & 0xFF);
        }
        BcdTime meant = new BcdTime(digits);
        return meant.instant().isPresent() ? meant : sent;
    }

    /** The same for a date: the year as a WORD, month and day. */
    static BcdDate date(int octets) {
        BcdDate sent = new BcdDate(octets);
        int year = octets >>> 16;
        if (sent.date().isPresent() || year > 9999) {
            return sent;
        }
        int digits =
                pair(year / 100) << 24 | pair(year % 100) << 16 | pair(octets >>> 8 & 0xFF) << 8 | pair(octets & 0xFF);
        BcdDate meant = new BcdDate(digits);
        return meant.date().isPresent() ? meant : sent;
    }

    /** Two digits as nibbles; the nibbles FF, which are no digits, for more than 99. */
    private static int pair(int number) {
        return number > 99 ? 0xFF : ((number / 10) << 4) | (number % 10);
    }
}
