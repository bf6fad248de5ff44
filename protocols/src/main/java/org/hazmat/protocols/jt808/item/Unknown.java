package org.hazmat.protocols.jt808.item;

import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Writer;

/** An item that no edition defines, or not with this length: kept as it came. */
public record Unknown(int id, Bytes raw) implements AdditionalItem {

    @Override
    public void writeValue(Writer writer) {
        writer.bytes(raw);
    }
}
