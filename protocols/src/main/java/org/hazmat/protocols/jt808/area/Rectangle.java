package org.hazmat.protocols.jt808.area;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Rectangular area (矩形区域).
 *
 * @param topLeft 左上点
 * @param bottomRight 右下点
 * @param name from 2019 on, else empty
 */
public record Rectangle(long areaId, AreaTerms terms, AreaPoint topLeft, AreaPoint bottomRight, String name) {

    public static Rectangle read(Reader reader, Edition edition) {
        long areaId = reader.u32();
        int property = reader.u16();
        AreaPoint topLeft = AreaPoint.read(reader, property);
        AreaPoint bottomRight = AreaPoint.read(reader, property);
        AreaTerms terms = AreaTerms.read(reader, property, edition);
        return new Rectangle(areaId, terms, topLeft, bottomRight, AreaName.read(reader, edition));
    }

    public void write(Writer writer, Edition edition) {
        writer.u32(areaId).u16(terms.property(topLeft, bottomRight));
        topLeft.write(writer);
        bottomRight.write(writer);
        terms.write(writer, edition);
        AreaName.write(writer, name, edition);
    }
}
