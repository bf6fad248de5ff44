package org.hazmat.gateway.journal;

import java.time.Duration;
import java.time.Instant;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.VehicleId;

/**
 * What tells a report from another (design.md 1.1): reports with the same key are one.
 *
 * <p>Keys begin with the fix time, so that new ones lie together and old ones go as one range. A report that came more than a day
 * after its fix time must outlive that range, and has a prefix of its own.
 */
record SeenKey(VehicleId vehicle, Instant fixTime, Digest digest) {
    static final int TIMELY = 'T';
    static final int BELATED = 'B';
    static final Duration TIMELY_WITHIN = Duration.ofDays(1);

    static SeenKey of(VehicleId vehicle, Fix fix) {
        return new SeenKey(vehicle, fix.time(), fix.digest());
    }

    /** What the first report with this key is kept under. */
    byte[] keyFor(Instant receivedAt) {
        return key(isTimely(receivedAt) ? TIMELY : BELATED);
    }

    /** A report that came in time cannot be the resend of one that came too late. */
    boolean isTimely(Instant receivedAt) {
        return !receivedAt.isAfter(fixTime.plus(TIMELY_WITHIN));
    }

    /** The fix time in a key. */
    static Instant fixTime(byte[] key) {
        ByteReader in = new ByteReader(key);
        in.octet();
        return Instant.ofEpochSecond(in.fixed64() ^ Long.MIN_VALUE);
    }

    byte[] key(int prefix) {
        return from(prefix, fixTime).digest(digest).vehicle(vehicle).toBytes();
    }

    /** Where the keys of fix times from this one on begin. */
    static ByteWriter from(int prefix, Instant fixTime) {
        // The sign bit is flipped: times before 1970 come first.
        return new ByteWriter().octet(prefix).fixed64(fixTime.getEpochSecond() ^ Long.MIN_VALUE);
    }
}
