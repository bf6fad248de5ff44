package org.hazmat.protocols.jt808.item;

import org.hazmat.protocols.wire.Writer;

/**
 * Entering or leaving an area or route that the terminal knows (进出区域/路线报警附加信息).
 *
 * @param placeType 1 circle, 2 rectangle, 3 polygon, 4 route
 * @param direction 0 in, 1 out
 */
public record AreaPassage(int placeType, long areaId, int direction) implements AdditionalItem {

    @Override
    public int id() {
        return 0x12;
    }

    @Override
    public void writeValue(Writer writer) {
        writer.u8(placeType).u32(areaId).u8(direction);
    }
}
