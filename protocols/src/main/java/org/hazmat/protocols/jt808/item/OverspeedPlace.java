package org.hazmat.protocols.jt808.item;

import java.util.OptionalLong;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Where the terminal found overspeeding (超速报警附加信息).
 *
 * @param placeType 0 nowhere in particular, 1 circle, 2 rectangle, 3 polygon, 4 route segment
 * @param areaId absent when the place type is 0
 */
public record OverspeedPlace(int placeType, OptionalLong areaId) implements AdditionalItem {

    static OverspeedPlace read(Reader reader, boolean hasArea) {
        int placeType = reader.u8();
        return new OverspeedPlace(placeType, hasArea ? OptionalLong.of(reader.u32()) : OptionalLong.empty());
    }

    @Override
    public int id() {
        return 0x11;
    }

    @Override
    public void writeValue(Writer writer) {
        writer.u8(placeType);
        areaId.ifPresent(writer::u32);
    }
}
