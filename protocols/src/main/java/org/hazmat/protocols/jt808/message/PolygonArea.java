package org.hazmat.protocols.jt808.message;

import java.util.ArrayList;
import java.util.List;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.area.AreaName;
import org.hazmat.protocols.jt808.area.AreaPoint;
import org.hazmat.protocols.jt808.area.AreaTerms;
import org.hazmat.protocols.jt808.area.PointCount;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * One polygonal area for the terminal (设置多边形区域), answered by 0x0001.
 *
 * @param name from 2019 on, else empty
 */
public record PolygonArea(long areaId, AreaTerms terms, List<AreaPoint> vertices, String name) implements Message {

    public static final MessageId ID = MessageId.of(0x8604);

    public static PolygonArea read(Reader reader, Edition edition) {
        long areaId = reader.u32();
        int property = reader.u16();
        AreaTerms terms = AreaTerms.readDay(reader, property);
        int count = PointCount.read(reader, edition);
        List<AreaPoint> vertices = new ArrayList<>();
        while (vertices.size() < count) {
            vertices.add(AreaPoint.read(reader, property));
        }
        // 2019, table 64: the night's limit stands behind the vertices, not behind the day's.
        boolean night = edition == Edition.V2019 && terms.limit().isPresent();
        AreaTerms all = night ? terms.withNight(reader.u16()) : terms;
        return new PolygonArea(areaId, all, List.copyOf(vertices), AreaName.read(reader, edition));
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u32(areaId).u16(terms.property(vertices.toArray(new AreaPoint[0])));
        terms.writeDay(writer);
        PointCount.write(writer, vertices.size(), edition);
        vertices.forEach(vertex -> vertex.write(writer));
        terms.limit().ifPresent(limit -> limit.writeNight(writer, edition));
        AreaName.write(writer, name, edition);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
