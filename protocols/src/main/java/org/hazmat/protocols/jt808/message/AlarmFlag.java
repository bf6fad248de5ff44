package org.hazmat.protocols.jt808.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hazmat.protocols.jt808.Edition;

/** Alarm bits (报警标志位) with the first and last edition that gives them this meaning. */
public enum AlarmFlag {
    EMERGENCY(0, Edition.V2011, Edition.V2019),
    OVERSPEED(1, Edition.V2011, Edition.V2019),
    FATIGUE(2, Edition.V2011, Edition.V2019),
    DANGER_WARNING(3, Edition.V2011, Edition.V2013),
    DANGEROUS_DRIVING(3, Edition.V2019, Edition.V2019),
    GNSS_FAULT(4, Edition.V2011, Edition.V2019),
    GNSS_ANTENNA_OPEN(5, Edition.V2011, Edition.V2019),
    GNSS_ANTENNA_SHORT(6, Edition.V2011, Edition.V2019),
    MAIN_POWER_LOW(7, Edition.V2011, Edition.V2019),
    MAIN_POWER_LOST(8, Edition.V2011, Edition.V2019),
    DISPLAY_FAULT(9, Edition.V2011, Edition.V2019),
    TTS_FAULT(10, Edition.V2011, Edition.V2019),
    CAMERA_FAULT(11, Edition.V2011, Edition.V2019),
    IC_CARD_FAULT(12, Edition.V2013, Edition.V2019),
    OVERSPEED_PRE_ALARM(13, Edition.V2013, Edition.V2019),
    FATIGUE_PRE_ALARM(14, Edition.V2013, Edition.V2019),
    PROHIBITED_PERIOD(15, Edition.V2019, Edition.V2019),
    TYRE_PRESSURE(16, Edition.V2019, Edition.V2019),
    RIGHT_TURN_BLIND_SPOT(17, Edition.V2019, Edition.V2019),
    DAILY_DRIVING_TIME(18, Edition.V2011, Edition.V2019),
    PARKED_TOO_LONG(19, Edition.V2011, Edition.V2019),
    AREA_CROSSED(20, Edition.V2011, Edition.V2019),
    ROUTE_CROSSED(21, Edition.V2011, Edition.V2019),
    SEGMENT_TIME(22, Edition.V2011, Edition.V2019),
    OFF_ROUTE(23, Edition.V2011, Edition.V2019),
    VSS_FAULT(24, Edition.V2011, Edition.V2019),
    FUEL_ABNORMAL(25, Edition.V2011, Edition.V2019),
    THEFT(26, Edition.V2011, Edition.V2019),
    ILLEGAL_IGNITION(27, Edition.V2011, Edition.V2019),
    ILLEGAL_DISPLACEMENT(28, Edition.V2011, Edition.V2019),
    COLLISION(29, Edition.V2013, Edition.V2019),
    ROLLOVER(30, Edition.V2013, Edition.V2019),
    ILLEGAL_DOOR_OPEN(31, Edition.V2013, Edition.V2013);

    private final int mask;
    private final Edition since;
    private final Edition until;
    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    AlarmFlag(int bit, Edition since, Edition until) {
        this.mask = 1 << bit;
        this.since = since;
        this.until = until;
    }

    public int mask() {
        return mask;
    }

    public boolean isSet(int alarm) {
        return (alarm & mask) != 0;
    }

    /** Words of the set bits in bit order; bits that the edition reserves have none. */
    public static List<String> words(int alarm, Edition edition) {
        List<String> words = new ArrayList<>();
        for (AlarmFlag flag : values()) {
            if (flag.isSet(alarm) && edition.atLeast(flag.since) && flag.until.atLeast(edition)) {
                words.add(flag.word);
            }
        }
        return words;
    }
}
