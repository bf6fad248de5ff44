package org.hazmat.protocols.jt808.item;

import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Alarm of the driver assistance (高级驾驶辅助报警信息, ADAS) of T/JSATL 12.
 *
 * @param state 0 does not apply, 1 begins, 2 ends
 * @param type 报警/事件类型
 * @param front the traffic in front
 * @param sign the road sign that was seen
 */
public record DriverAssistanceAlarm(
        long alarmId, int state, int type, int level, Front front, RoadSign sign, AlarmScene scene)
        implements AdditionalItem {

    /**
     * The traffic in front (前车).
     *
     * @param gapTenthsSecond 100 ms
     * @param deviation 1 to the left, 2 to the right
     */
    public record Front(int speedKmh, int gapTenthsSecond, int deviation) {}

    /**
     * A road sign (道路标志).
     *
     * @param type 1 speed, 2 height, 3 weight
     * @param value in the sign's own unit
     */
    public record RoadSign(int type, int value) {}

    private static final int OWN = 31;

    static final int SHORT = OWN + AlarmSign.SHORT;
    static final int LONG = OWN + AlarmSign.LONG;

    static DriverAssistanceAlarm read(Reader reader, int length) {
        return new DriverAssistanceAlarm(
                reader.u32(),
                reader.u8(),
                reader.u8(),
                reader.u8(),
                new Front(reader.u8(), reader.u8(), reader.u8()),
                new RoadSign(reader.u8(), reader.u8()),
                AlarmScene.read(reader, length == LONG));
    }

    @Override
    public int id() {
        return 0x64;
    }

    @Override
    public void writeValue(Writer writer) {
        writer.u32(alarmId).u8(state).u8(type).u8(level);
        writer.u8(front.speedKmh()).u8(front.gapTenthsSecond()).u8(front.deviation());
        writer.u8(sign.type()).u8(sign.value());
        scene.write(writer);
    }
}
