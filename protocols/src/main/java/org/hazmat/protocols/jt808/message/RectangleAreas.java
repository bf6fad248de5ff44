package org.hazmat.protocols.jt808.message;

import java.util.ArrayList;
import java.util.List;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.area.Rectangle;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Rectangular areas for the terminal (设置矩形区域), answered by 0x0001.
 *
 * @param action 0 replaces all, 1 adds, 2 changes
 */
public record RectangleAreas(int action, List<Rectangle> areas) implements Message {

    public static final MessageId ID = MessageId.of(0x8602);

    public static RectangleAreas read(Reader reader, Edition edition) {
        int action = reader.u8();
        int count = reader.u8();
        List<Rectangle> areas = new ArrayList<>();
        while (areas.size() < count) {
            areas.add(Rectangle.read(reader, edition));
        }
        return new RectangleAreas(action, List.copyOf(areas));
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u8(action).u8(areas.size());
        areas.forEach(area -> area.write(writer, edition));
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
