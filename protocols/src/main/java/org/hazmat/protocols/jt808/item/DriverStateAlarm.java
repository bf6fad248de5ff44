package org.hazmat.protocols.jt808.item;

import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Alarm about the driver's state (驾驶员状态监测系统报警信息, DSM) of T/JSATL 12.
 *
 * @param state 0 does not apply, 1 begins, 2 ends
 * @param type 报警/事件类型
 * @param fatigue 1 to 10, the more the worse
 * @param reserved four octets
 */
public record DriverStateAlarm(
        long alarmId, int state, int type, int level, int fatigue, Bytes reserved, AlarmScene scene)
        implements AdditionalItem {

    private static final int OWN = 31;

    static final int SHORT = OWN + AlarmSign.SHORT;
    static final int LONG = OWN + AlarmSign.LONG;

    static DriverStateAlarm read(Reader reader, int length) {
        return new DriverStateAlarm(
                reader.u32(),
                reader.u8(),
                reader.u8(),
                reader.u8(),
                reader.u8(),
                reader.bytes(4),
                AlarmScene.read(reader, length == LONG));
    }

    @Override
    public int id() {
        return 0x65;
    }

    @Override
    public void writeValue(Writer writer) {
        writer.u32(alarmId).u8(state).u8(type).u8(level).u8(fatigue).bytes(reserved);
        scene.write(writer);
    }
}
