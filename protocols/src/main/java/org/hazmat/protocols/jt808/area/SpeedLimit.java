package org.hazmat.protocols.jt808.area;

import java.util.Optional;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * How fast one may drive there (限速).
 *
 * @param maxKmh highest speed
 * @param durationSeconds how long it may be exceeded before that is overspeeding
 * @param nightMaxKmh highest speed at night, from 2019 on, else 0
 */
public record SpeedLimit(int maxKmh, int durationSeconds, int nightMaxKmh) {

    /** With the night's right behind, as circles, rectangles and segments have it. */
    static Optional<SpeedLimit> read(Reader reader, boolean present, Edition edition) {
        return day(reader, present).map(day -> edition == Edition.V2019 ? day.withNight(reader.u16()) : day);
    }

    /** Without the night's, which a polygon has behind its vertices. */
    static Optional<SpeedLimit> day(Reader reader, boolean present) {
        return present ? Optional.of(new SpeedLimit(reader.u16(), reader.u8(), 0)) : Optional.empty();
    }

    public SpeedLimit withNight(int newNightMaxKmh) {
        return new SpeedLimit(maxKmh, durationSeconds, newNightMaxKmh);
    }

    void write(Writer writer, Edition edition) {
        writeDay(writer);
        writeNight(writer, edition);
    }

    public void writeDay(Writer writer) {
        writer.u16(maxKmh).u8(durationSeconds);
    }

    public void writeNight(Writer writer, Edition edition) {
        if (edition == Edition.V2019) {
            writer.u16(nightMaxKmh);
        }
    }
}
