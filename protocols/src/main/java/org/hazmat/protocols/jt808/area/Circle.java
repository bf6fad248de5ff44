package org.hazmat.protocols.jt808.area;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Circular area (圆形区域).
 *
 * @param name from 2019 on, else empty
 */
public record Circle(long areaId, AreaTerms terms, AreaPoint centre, long radiusMetres, String name) {

    public static Circle read(Reader reader, Edition edition) {
        long areaId = reader.u32();
        int property = reader.u16();
        AreaPoint centre = AreaPoint.read(reader, property);
        long radiusMetres = reader.u32();
        AreaTerms terms = AreaTerms.read(reader, property, edition);
        return new Circle(areaId, terms, centre, radiusMetres, AreaName.read(reader, edition));
    }

    public void write(Writer writer, Edition edition) {
        writer.u32(areaId).u16(terms.property(centre));
        centre.write(writer);
        writer.u32(radiusMetres);
        terms.write(writer, edition);
        AreaName.write(writer, name, edition);
    }
}
