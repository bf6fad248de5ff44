package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * The vehicle was controlled (车辆控制应答): whether it obeyed stands in the status bits of the report.
 *
 * @param serialNumber of the command
 */
public record VehicleControlResponse(int serialNumber, LocationReport report) implements Message {

    public static final MessageId ID = MessageId.of(0x0500);

    public static VehicleControlResponse read(Reader reader, Edition edition) {
        return new VehicleControlResponse(reader.u16(), LocationReport.read(reader, edition));
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
