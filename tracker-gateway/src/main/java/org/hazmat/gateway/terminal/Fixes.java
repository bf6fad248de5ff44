package org.hazmat.gateway.terminal;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.hazmat.gateway.terminal.Reading.Coordinates;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;
import org.hazmat.protocols.jt808.message.LocationBatch;
import org.hazmat.protocols.jt808.message.LocationBlock;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.jt808.message.StatusFlag;
import org.hazmat.protocols.wire.BcdTime;
import org.hazmat.protocols.wire.Reader;

/** From what a terminal said to what the core judges. */
final class Fixes {

    /** In the location block. */
    private static final int LATITUDE = 8;

    private Fixes() {}

    static Fix of(LocationReport report, Coordinates coordinates) {
        LocationBlock block = report.block();
        return new Fix(
                time(block.time()),
                position(report, coordinates),
                block.speedTenthsKmh() / 10.0,
                block.direction(),
                block.altitudeMetres(),
                block.alarm(),
                block.status(),
                digest(report));
    }

    static List<Fix> of(LocationBatch batch, Coordinates coordinates) {
        return batch.reports().stream().map(report -> of(report, coordinates)).toList();
    }

    private static Position position(LocationReport report, Coordinates coordinates) {
        LocationBlock block = report.block();
        return switch (coordinates) {
            case AS_SHOWN -> new Position(block.longitude(), block.latitude());
            case MAGNITUDE ->
                new Position(
                        signed(block.longitude(), StatusFlag.WEST.isSet(block.status())),
                        signed(block.latitude(), StatusFlag.SOUTH.isSet(block.status())));
            case TWOS_COMPLEMENT -> {
                Reader wire = report.raw().slice(LATITUDE, 2 * Integer.BYTES).reader();
                int latitude = wire.i32();
                yield new Position(wire.i32(), latitude);
            }
        };
    }

    private static int signed(int number, boolean negative) {
        return negative ? -Math.abs(number) : Math.abs(number);
    }

    /** A time that no calendar has becomes 1970, which is judged implausible and kept (rules.md 2). */
    private static Instant time(BcdTime time) {
        long seconds = time.epochSecond();
        return seconds == BcdTime.IMPOSSIBLE ? Instant.EPOCH : Instant.ofEpochSecond(seconds);
    }

    private static Digest digest(LocationReport report) {
        ByteBuffer octets = ByteBuffer.wrap(report.digest().toArray());
        return new Digest(octets.getLong(), octets.getLong());
    }
}
