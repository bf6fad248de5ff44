package org.hazmat.protocols.jt808.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hazmat.protocols.jt808.Edition;

/** Status bits (状态位) of the location block that are facts by themselves, with the edition that brought them. */
public enum StatusFlag {
    ACC_ON(0, Edition.V2011),
    FIXED(1, Edition.V2011),
    SOUTH(2, Edition.V2011),
    WEST(3, Edition.V2011),
    OUT_OF_SERVICE(4, Edition.V2011),
    COORDINATES_ENCRYPTED(5, Edition.V2011),
    FORWARD_COLLISION_WARNING(6, Edition.V2019),
    LANE_DEPARTURE_WARNING(7, Edition.V2019),
    FUEL_LINE_CUT(10, Edition.V2011),
    ELECTRICS_CUT(11, Edition.V2011),
    DOORS_LOCKED(12, Edition.V2011),
    FRONT_DOOR_OPEN(13, Edition.V2013),
    MIDDLE_DOOR_OPEN(14, Edition.V2013),
    REAR_DOOR_OPEN(15, Edition.V2013),
    DRIVER_DOOR_OPEN(16, Edition.V2013),
    CUSTOM_DOOR_OPEN(17, Edition.V2013),
    MOVING(22, Edition.V2019);

    private final int mask;
    private final Edition since;
    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    StatusFlag(int bit, Edition since) {
        this.mask = 1 << bit;
        this.since = since;
    }

    public int mask() {
        return mask;
    }

    public boolean isSet(int status) {
        return (status & mask) != 0;
    }

    /** Words of the set bits in bit order; bits that the edition reserves have none. */
    public static List<String> words(int status, Edition edition) {
        List<String> words = new ArrayList<>();
        for (StatusFlag flag : values()) {
            if (flag.isSet(status) && edition.atLeast(flag.since)) {
                words.add(flag.word);
            }
        }
        return words;
    }

    /** The status with this hemisphere bit as a coordinate's sign demands; 0 leaves it alone. */
    int put(int coordinate, int status) {
        return coordinate < 0 ? status | mask : coordinate > 0 ? status & ~mask : status;
    }
}
