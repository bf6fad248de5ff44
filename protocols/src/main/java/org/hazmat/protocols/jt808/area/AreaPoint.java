package org.hazmat.protocols.jt808.area;

import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * A point of an area: on the wire two magnitudes, whose signs are bits of a property of the area or segment.
 *
 * @param latitude microdegrees, north positive
 * @param longitude microdegrees, east positive
 */
public record AreaPoint(int latitude, int longitude) {

    /** Bits 6 and 7 of an area's property. */
    public static AreaPoint read(Reader reader, int property) {
        boolean south = (property & AreaTerms.SOUTH) != 0;
        boolean west = (property & AreaTerms.WEST) != 0;
        return of(reader.i32(), reader.i32(), south, west);
    }

    static AreaPoint of(int latitude, int longitude, boolean south, boolean west) {
        return new AreaPoint(signed(latitude, south), signed(longitude, west));
    }

    public void write(Writer writer) {
        writer.i32(Math.abs(latitude)).i32(Math.abs(longitude));
    }

    /** The property with its hemisphere bits as these coordinates demand; 0 leaves a bit alone. */
    int put(int property, int south, int west) {
        return marked(longitude, marked(latitude, property, south), west);
    }

    private static int marked(int coordinate, int property, int mask) {
        return coordinate < 0 ? property | mask : coordinate > 0 ? property & ~mask : property;
    }

    private static int signed(int wire, boolean negative) {
        return negative && wire > 0 ? -wire : wire;
    }
}
