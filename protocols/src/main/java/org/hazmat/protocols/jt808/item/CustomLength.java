package org.hazmat.protocols.jt808.item;

import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Writer;

/**
 * Length of the vendor's items behind it (后续自定义信息长度), from 2013 on; the standard leaves its width open.
 *
 * @param octets 1, 2 or 4, the highest first
 */
public record CustomLength(Bytes octets) implements AdditionalItem {

    public long length() {
        return octets.reader().bcd(octets.length());
    }

    @Override
    public int id() {
        return 0xE0;
    }

    @Override
    public void writeValue(Writer writer) {
        writer.bytes(octets);
    }
}
