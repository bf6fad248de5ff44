package org.hazmat.gateway.store;

import java.time.Instant;
import org.hazmat.geocore.model.Digest;

/**
 * Where a position stands in the embedded store (存放位置): one number, by which H2 keeps rows in order without an index beside them. 18
 * bits tell the vehicle, 33 the second of its fix time, and 12 one of the slots of that second. Vehicles whose bits are alike stand among
 * each other, so a place finds rows and does not say whose they are.
 */
final class Place {
    /** Of one second of one vehicle, or of two whose bits are alike. */
    static final int SLOTS = 1 << 12;

    private static final int SLOT_BITS = 12;
    private static final int SECOND_BITS = 33;
    private static final int ABOVE_SECONDS = SECOND_BITS + SLOT_BITS;
    private static final int BELOW_VEHICLE_BITS = Integer.SIZE - 18;
    private static final int BELOW_SLOT_BITS = Long.SIZE - SLOT_BITS;
    private static final long LAST_SECOND = (1L << SECOND_BITS) - 1;
    /** Spreads what plates that follow one another have in common (Knuth, The Art of Computer Programming 3, 6.4). */
    private static final int GOLDEN_RATIO = 0x9E3779B9;

    private Place() {}

    /** The slot that its digest's first bits choose; where that is taken, any other of the second will do. */
    static long preferred(String vehicle, Instant time, Digest digest) {
        return first(vehicle, time) | (digest.high() >>> BELOW_SLOT_BITS);
    }

    /** The first slot of the second. */
    static long first(String vehicle, Instant time) {
        return vehicle(vehicle) | (second(time) << SLOT_BITS);
    }

    /** The last slot of the second. */
    static long last(String vehicle, Instant time) {
        return lastOfSecond(first(vehicle, time));
    }

    static long lastOfSecond(long place) {
        return place | (SLOTS - 1);
    }

    /** The last slot of the vehicle that stands here, and of all whose bits are alike. */
    static long lastOfVehicle(long place) {
        return place | ((1L << ABOVE_SECONDS) - 1);
    }

    private static long vehicle(String vehicle) {
        int spread = vehicle.hashCode() * GOLDEN_RATIO;
        return (long) (spread >>> BELOW_VEHICLE_BITS) << ABOVE_SECONDS;
    }

    /** What is dated before 1970 or after 2242 stands in the first or the last second. */
    private static long second(Instant time) {
        return Math.clamp(time.getEpochSecond(), 0, LAST_SECOND);
    }
}
