package org.hazmat.gateway.store;

import java.time.Instant;
import java.util.List;
import org.hazmat.geocore.model.Digest;

/**
 * Where a position stands in the embedded store (存放位置): one number, by which H2 keeps rows in order without an index beside them. 18
 * bits tell the vehicle; then come a 0, 32 bits for the second of the fix time and 12 for one of the slots of that second, or, where a
 * second is full, a 1 and 44 bits of the digest. Vehicles whose bits are alike stand among each other, so a place finds rows and does not
 * say whose they are.
 */
final class Place {
    /** Of one second of one vehicle, or of two whose bits are alike. */
    static final int SLOTS = 1 << 12;

    private static final int SLOT_BITS = 12;
    private static final int BELOW_SLOT_BITS = Long.SIZE - SLOT_BITS;
    private static final long LAST_SECOND = (1L << 32) - 1;
    private static final int ABOVE_SECONDS = 32 + SLOT_BITS;
    /** Set where a second is full: a terminal whose clock has stopped says the same time for days. */
    private static final long BEYOND = 1L << ABOVE_SECONDS;

    private static final int BELOW_BEYOND = Long.SIZE - ABOVE_SECONDS;
    private static final int ABOVE_BEYOND = ABOVE_SECONDS + 1;
    private static final int BELOW_VEHICLE_BITS = Integer.SIZE - 18;
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

    /** Where it stands when its second is full; where that is taken, the {@link #next}. */
    static long beyond(String vehicle, Digest digest) {
        return vehicle(vehicle) | BEYOND | (digest.high() >>> BELOW_BEYOND);
    }

    /** The place behind, and behind the last of a full second's or of those beyond the first of them. */
    static long next(long place) {
        long among = (place & BEYOND) == 0 ? SLOTS - 1 : BEYOND - 1;
        return (place & ~among) | ((place + 1) & among);
    }

    /** The first and the last of the vehicle's, and of all whose bits are alike, whose second is full. */
    static List<Object> rangeBeyond(String vehicle) {
        return List.of(vehicle(vehicle) | BEYOND, lastOfVehicle(vehicle(vehicle)));
    }

    /** The last place of the vehicle that stands here, and of all whose bits are alike. */
    static long lastOfVehicle(long place) {
        return place | ((1L << ABOVE_BEYOND) - 1);
    }

    private static long vehicle(String vehicle) {
        int spread = vehicle.hashCode() * GOLDEN_RATIO;
        return (long) (spread >>> BELOW_VEHICLE_BITS) << ABOVE_BEYOND;
    }

    /** What is dated before 1970 or after 2106 stands in the first or the last second. */
    private static long second(Instant time) {
        return Math.clamp(time.getEpochSecond(), 0, LAST_SECOND);
    }
}
