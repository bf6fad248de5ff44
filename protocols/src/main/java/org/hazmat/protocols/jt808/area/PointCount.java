package org.hazmat.protocols.jt808.area;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/** How many vertices or corners follow; 2011 counts them once for all sub-packages and once for this one. */
public final class PointCount {

    private PointCount() {}

    public static int read(Reader reader, Edition edition) {
        int all = reader.u16();
        return edition == Edition.V2011 ? reader.u8() : all;
    }

    /** Of a message that is not shared out by hand. */
    public static void write(Writer writer, int count, Edition edition) {
        writer.u16(count);
        if (edition == Edition.V2011) {
            writer.u8(count);
        }
    }
}
