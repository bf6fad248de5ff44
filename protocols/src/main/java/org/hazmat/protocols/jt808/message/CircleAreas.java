package org.hazmat.protocols.jt808.message;

import java.util.ArrayList;
import java.util.List;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.area.Circle;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Circular areas for the terminal (设置圆形区域), answered by 0x0001.
 *
 * @param action 0 replaces all, 1 adds, 2 changes
 */
public record CircleAreas(int action, List<Circle> areas) implements Message {

    public static final MessageId ID = MessageId.of(0x8600);

    public static CircleAreas read(Reader reader, Edition edition) {
        int action = reader.u8();
        int count = reader.u8();
        List<Circle> areas = new ArrayList<>();
        while (areas.size() < count) {
            areas.add(Circle.read(reader, edition));
        }
        return new CircleAreas(action, List.copyOf(areas));
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
