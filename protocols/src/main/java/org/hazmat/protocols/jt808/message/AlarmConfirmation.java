package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * A person has seen the alarm (人工确认报警消息), from 2013 on, answered by 0x0001.
 *
 * @param serialNumber of the report with the alarm, 0 for all alarms of these types
 * @param types bits of {@link AlarmFlag}: emergency, danger warning, area, route, segment time, ignition, displacement
 */
public record AlarmConfirmation(int serialNumber, int types) implements Message {

    public static final MessageId ID = MessageId.of(0x8203);

    public static AlarmConfirmation read(Reader reader, Edition edition) {
        return new AlarmConfirmation(reader.u16(), reader.i32());
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u16(serialNumber).i32(types);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
