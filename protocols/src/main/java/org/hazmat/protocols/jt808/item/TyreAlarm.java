package org.hazmat.protocols.jt808.item;

import java.util.ArrayList;
import java.util.List;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Alarm about tyres (胎压监测系统报警信息, TPMS) of T/JSATL 12.
 *
 * @param state 0 does not apply, 1 begins, 2 ends
 */
public record TyreAlarm(long alarmId, int state, AlarmScene scene, List<Tyre> tyres) implements AdditionalItem {

    /**
     * One tyre (轮胎).
     *
     * @param wheel counted from the front left one
     * @param bits what is wrong with it
     * @param batteryPercent of its sensor
     */
    public record Tyre(int wheel, int bits, int pressureKpa, int celsius, int batteryPercent) {}

    private static final int OWN = 25;

    /** The layout whose count and length agree, -1 for neither; the longer one has a WORD for the wheel. */
    static int layout(Reader reader, int length) {
        return fits(reader, length, OWN + AlarmSign.SHORT, 9)
                ? AlarmSign.SHORT
                : fits(reader, length, OWN + AlarmSign.LONG, 10) ? AlarmSign.LONG : -1;
    }

    private static boolean fits(Reader reader, int length, int whole, int tyre) {
        return length >= whole && length == whole + tyre * reader.peek(whole - 1);
    }

    static TyreAlarm read(Reader reader, boolean isLong) {
        long alarmId = reader.u32();
        int state = reader.u8();
        AlarmScene scene = AlarmScene.read(reader, isLong);
        int count = reader.u8();
        List<Tyre> tyres = new ArrayList<>();
        while (tyres.size() < count) {
            int wheel = isLong ? reader.u16() : reader.u8();
            tyres.add(new Tyre(wheel, reader.u16(), reader.u16(), reader.u16(), reader.u16()));
        }
        return new TyreAlarm(alarmId, state, scene, List.copyOf(tyres));
    }

    @Override
    public int id() {
        return 0x66;
    }

    @Override
    public void writeValue(Writer writer) {
        writer.u32(alarmId).u8(state);
        scene.write(writer);
        writer.u8(tyres.size());
        for (Tyre tyre : tyres) {
            if (scene.sign().isLong()) {
                writer.u16(tyre.wheel());
            } else {
                writer.u8(tyre.wheel());
            }
            writer.u16(tyre.bits()).u16(tyre.pressureKpa()).u16(tyre.celsius()).u16(tyre.batteryPercent());
        }
    }
}
