package org.hazmat.protocols.jt808.area;

import java.util.Optional;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * When and how an area counts (区域属性).
 *
 * @param property bit 0 time, 1 speed; entering 2 tells the driver, 3 the platform, leaving 4 and 5; 8 doors stay shut,
 *     14 no communication and 15 detailed positions inside, from 2013 on. Bits 0 and 1 say what is present
 */
public record AreaTerms(int property, Optional<TimeWindow> window, Optional<SpeedLimit> limit) {

    static final int SOUTH = 1 << 6;
    static final int WEST = 1 << 7;

    private static final int TIMED = 1;
    private static final int LIMITED = 1 << 1;

    public AreaTerms {
        int present = (window.isPresent() ? TIMED : 0) | (limit.isPresent() ? LIMITED : 0);
        property = (property & ~(TIMED | LIMITED)) | present;
    }

    static AreaTerms read(Reader reader, int property, Edition edition) {
        Optional<TimeWindow> window = TimeWindow.read(reader, (property & TIMED) != 0);
        return new AreaTerms(property, window, SpeedLimit.read(reader, (property & LIMITED) != 0, edition));
    }

    /** Of a polygon, whose night speed stands elsewhere. */
    public static AreaTerms readDay(Reader reader, int property) {
        Optional<TimeWindow> window = TimeWindow.read(reader, (property & TIMED) != 0);
        return new AreaTerms(property, window, SpeedLimit.day(reader, (property & LIMITED) != 0));
    }

    public AreaTerms withNight(int nightMaxKmh) {
        return new AreaTerms(property, window, limit.map(l -> l.withNight(nightMaxKmh)));
    }

    void write(Writer writer, Edition edition) {
        window.ifPresent(w -> w.write(writer));
        limit.ifPresent(l -> l.write(writer, edition));
    }

    public void writeDay(Writer writer) {
        window.ifPresent(w -> w.write(writer));
        limit.ifPresent(l -> l.writeDay(writer));
    }

    /** The property with the hemispheres of these points. */
    public int property(AreaPoint... points) {
        int bits = property;
        for (AreaPoint point : points) {
            bits = point.put(bits, SOUTH, WEST);
        }
        return bits;
    }
}
