package org.hazmat.protocols.jt808.item;

import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Alarm about the blind spots (盲区监测系统报警信息, BSD) of T/JSATL 12.
 *
 * @param state 0 does not apply, 1 begins, 2 ends
 * @param type 1 behind, 2 behind to the left, 3 behind to the right
 */
public record BlindSpotAlarm(long alarmId, int state, int type, AlarmScene scene) implements AdditionalItem {

    private static final int OWN = 25;

    static final int SHORT = OWN + AlarmSign.SHORT;
    static final int LONG = OWN + AlarmSign.LONG;

    static BlindSpotAlarm read(Reader reader, int length) {
        return new BlindSpotAlarm(reader.u32(), reader.u8(), reader.u8(), AlarmScene.read(reader, length == LONG));
    }

    @Override
    public int id() {
        return 0x67;
    }

    @Override
    public void writeValue(Writer writer) {
        writer.u32(alarmId).u8(state).u8(type);
        scene.write(writer);
    }
}
