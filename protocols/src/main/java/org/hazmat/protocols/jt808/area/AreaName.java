package org.hazmat.protocols.jt808.area;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/** The name of an area or route (名称): it stands last, from 2019 on. */
public final class AreaName {

    private AreaName() {}

    public static String read(Reader reader, Edition edition) {
        return edition == Edition.V2019 ? reader.wideCountedText() : "";
    }

    public static void write(Writer writer, String name, Edition edition) {
        if (edition == Edition.V2019) {
            writer.wideCountedText(name);
        }
    }
}
