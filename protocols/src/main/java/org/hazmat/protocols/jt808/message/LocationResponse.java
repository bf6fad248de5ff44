package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Where the vehicle is (位置信息查询应答).
 *
 * @param serialNumber of the query
 */
public record LocationResponse(int serialNumber, LocationReport report) implements Message {

    public static final MessageId ID = MessageId.of(0x0201);

    public static LocationResponse read(Reader reader, Edition edition) {
        return new LocationResponse(reader.u16(), LocationReport.read(reader, edition));
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u16(serialNumber);
        report.write(writer, edition);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
