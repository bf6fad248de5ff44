package org.hazmat.gateway.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Quality;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Positions as PostgreSQL takes them fastest: COPY in its binary format (PostgreSQL manual, COPY, "Binary Format"). A value is its
 * length in four octets and its octets, most significant first; a time is microseconds since 2000.
 */
final class PositionCopy {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final long EPOCH_SECONDS =
            Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
    private static final long MICROS = 1_000_000;
    private static final Map<Quality, byte[]> WORDS = Arrays.stream(Quality.values())
            .collect(Collectors.toMap(
                    Function.identity(), quality -> quality.word().getBytes(StandardCharsets.UTF_8)));

    private static final short COLUMNS =
            (short) PositionTable.POSITIONS.columns().size();

    /** Four octets a letter at most: longer than any row, whose two texts are a plate and a word. */
    private static final int LONGEST_ROW = 512;

    private static final int CHUNK = 64 << 10;

    private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
    private final CopyIn copy;

    private PositionCopy(CopyIn copy) {
        this.copy = copy;
    }

    /** Writes the fixes into a table that has the columns of {@link PositionTable#POSITIONS}, within the session's transaction. */
    static void write(Session session, String table, List<Located> fixes) throws SQLException {
        String columns = String.join(
                ", ",
                PositionTable.POSITIONS.columns().stream()
                        .map(Table.Column::name)
                        .toList());
        CopyIn copy = session.connection()
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + table + " (" + columns + ") FROM STDIN (FORMAT binary)");
        try {
            new PositionCopy(copy).writeAll(fixes);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void writeAll(List<Located> fixes) throws SQLException {
        buffer.put(SIGNATURE).putInt(0).putInt(0);
        for (Located each : fixes) {
            if (buffer.remaining() < LONGEST_ROW) {
                send();
            }
            put(each);
        }
        buffer.putShort((short) -1);
        send();
        copy.endCopy();
    }

    private void put(Located located) {
        Fix fix = located.fix();
        buffer.putShort(COLUMNS);
        put(located.vehicle().toString().getBytes(StandardCharsets.UTF_8));
        put(fix.time());
        buffer.putInt(2 * Long.BYTES)
                .putLong(fix.digest().high())
                .putLong(fix.digest().low());
        put(fix.position().lonMicrodegrees());
        put(fix.position().latMicrodegrees());
        buffer.putInt(Double.BYTES).putDouble(fix.speedKmh());
        put(fix.direction());
        put(fix.altitudeMetres());
        put(fix.alarm());
        put(fix.status());
        put(located.receivedAt());
        put(Objects.requireNonNull(WORDS.get(located.quality())));
    }

    private void put(int value) {
        buffer.putInt(Integer.BYTES).putInt(value);
    }

    private void put(Instant time) {
        buffer.putInt(Long.BYTES).putLong((time.getEpochSecond() - EPOCH_SECONDS) * MICROS + time.getNano() / 1_000);
    }

    private void put(byte[] text) {
        buffer.putInt(text.length).put(text);
    }

    private void send() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
