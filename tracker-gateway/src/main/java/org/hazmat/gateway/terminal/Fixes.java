package org.hazmat.gateway.terminal;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;
import org.hazmat.protocols.jt808.message.LocationBatch;
import org.hazmat.protocols.jt808.message.LocationBlock;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.wire.BcdTime;

/** From what a terminal said to what the core judges. */
final class Fixes {

    private Fixes() {}

    static Fix of(LocationReport report) {
        LocationBlock block = report.block();
        return new Fix(
                time(block.time()),
                new Position(block.longitude(), block.latitude()),
                block.speedTenthsKmh() / 10.0,
                block.direction(),
                block.altitudeMetres(),
                block.alarm(),
                block.status(),
                digest(report));
    }

    static List<Fix> of(LocationBatch batch) {
        return batch.reports().stream().map(Fixes::of).toList();
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
