package org.hazmat.gateway.journal;

import java.time.Instant;
import java.util.OptionalLong;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Past;
import org.hazmat.geocore.track.PastFix;

/** A vehicle's history in the journal's bytes. Its keys begin with the vehicle, then comes a fix time, so that they lie in its order. */
final class HistoryForm {
    private static final Digest NO_DIGEST = new Digest(0, 0);

    private HistoryForm() {}

    /** Where a vehicle's keys of fix times from this one on begin. */
    static ByteWriter from(VehicleId vehicle, Instant time) {
        // The sign bit is flipped: times before 1970 come first.
        return new ByteWriter().vehicle(vehicle).fixed64(time.getEpochSecond() ^ Long.MIN_VALUE);
    }

    /** The fix time in a key. */
    static Instant time(byte[] key) {
        ByteReader in = new ByteReader(key);
        in.vehicle();
        return Instant.ofEpochSecond(in.fixed64() ^ Long.MIN_VALUE);
    }

    static byte[] fixKey(VehicleId vehicle, Instant time, Digest digest) {
        return from(vehicle, time).digest(digest).toBytes();
    }

    /** Follows the key of its fix at once. */
    static byte[] qualityKey(VehicleId vehicle, Instant time, Digest digest) {
        return from(vehicle, time).digest(digest).octet(1).toBytes();
    }

    /** @param report its number; from format 5 on */
    static byte[] fix(PastFix past, long report) {
        Fix fix = past.fix();
        return new ByteWriter()
                .octet(code(past.quality()))
                .instant(past.receivedAt())
                .signed(fix.position().lonMicrodegrees())
                .signed(fix.position().latMicrodegrees())
                .fixed64(Double.doubleToRawLongBits(fix.speedKmh()))
                .signed(fix.direction())
                .signed(fix.altitudeMetres())
                .signed(fix.alarm())
                .signed(fix.status())
                .varint(report)
                .toBytes();
    }

    /** The number of the report that told a fix; empty where the fix was written before format 5. */
    static OptionalLong report(byte[] value) {
        ByteReader in = new ByteReader(value);
        readFix(in, Instant.EPOCH, NO_DIGEST);
        return in.isAtEnd() ? OptionalLong.empty() : OptionalLong.of(in.varint());
    }

    static PastFix fix(byte[] key, byte[] value) {
        return readFix(new ByteReader(value), time(key), digest(key));
    }

    private static PastFix readFix(ByteReader in, Instant time, Digest digest) {
        Quality quality = quality(in.octet());
        Instant receivedAt = in.instant();
        Position position = new Position((int) in.signed(), (int) in.signed());
        Fix fix = new Fix(
                time,
                position,
                Double.longBitsToDouble(in.fixed64()),
                (int) in.signed(),
                (int) in.signed(),
                (int) in.signed(),
                (int) in.signed(),
                digest);
        return new PastFix(fix, receivedAt, quality);
    }

    static Digest digest(byte[] key) {
        ByteReader in = new ByteReader(key);
        in.vehicle();
        in.fixed64();
        return in.digest();
    }

    static byte[] quality(Quality quality) {
        return new byte[] {(byte) code(quality)};
    }

    static Quality quality(int code) {
        return switch (code) {
            case 0 -> Quality.GOOD;
            case 1 -> Quality.DRIFT;
            case 2 -> Quality.DUPLICATE;
            default -> throw new IllegalStateException("no quality of a fix has the code " + code);
        };
    }

    private static int code(Quality quality) {
        return switch (quality) {
            case GOOD -> 0;
            case DRIFT -> 1;
            case DUPLICATE -> 2;
            case NO_FIX, IMPLAUSIBLE_TIME, LATE, QUARANTINED ->
                throw new IllegalArgumentException("a fix that is " + quality.word() + " is no part of a history");
        };
    }

    static byte[] recordKey(VehicleId vehicle, Past.Found found) {
        return from(vehicle, found.violation().start())
                .text(found.violation().id())
                .toBytes();
    }

    static byte[] found(Past.Found found) {
        ByteWriter out = new ByteWriter().flag(found.superseded());
        ViolationForm.write(out, found.violation());
        return out.toBytes();
    }

    static Past.Found found(byte[] value) {
        ByteReader in = new ByteReader(value);
        boolean superseded = in.flag();
        return new Past.Found(ViolationForm.read(in), superseded);
    }

    static byte[] notedKey(VehicleId vehicle, Past.Noted noted) {
        return from(vehicle, noted.by()).digest(Digest.of(observation(noted))).toBytes();
    }

    static byte[] observation(Past.Noted noted) {
        ByteWriter out = new ByteWriter();
        ChangeForm.writeObservation(out, noted.observation());
        return out.toBytes();
    }

    static Past.Noted noted(byte[] key, byte[] value) {
        ByteReader in = new ByteReader(value);
        return new Past.Noted(ChangeForm.readObservation(in, in.octet()), time(key));
    }
}
