package org.hazmat.protocols.jt808.item;

import java.util.List;
import java.util.Locale;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/** Additional item of a location report (位置附加信息项): id BYTE, length BYTE, value. */
public sealed interface AdditionalItem
        permits AbnormalDriving,
                Analogue,
                AreaPassage,
                BlindSpotAlarm,
                CompartmentTemperature,
                CustomLength,
                DriverAssistanceAlarm,
                DriverStateAlarm,
                Fuel,
                InputOutput,
                ManualAlarm,
                Mileage,
                OverspeedPlace,
                RecorderSpeed,
                Satellites,
                SegmentTime,
                SignalStrength,
                Signals,
                StorageFault,
                TyreAlarm,
                TyrePressure,
                Unknown,
                VideoAlarm,
                VideoLoss,
                VideoOcclusion {

    int id();

    /** Writes the value alone. */
    void writeValue(Writer writer);

    /** The record's name in lower kebab case. */
    default String name() {
        String words = getClass().getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1");
        return words.toLowerCase(Locale.ROOT);
    }

    /** The value's octets, those that were received. */
    default Bytes raw() {
        Writer writer = new Writer();
        writeValue(writer);
        return writer.toBytes();
    }

    /** Writes id, length and value. */
    default void write(Writer writer) {
        Bytes value = raw();
        writer.u8(id()).u8(value.length()).bytes(value);
    }

    /** All whole items; what stands behind the last one is left to the caller. */
    static List<AdditionalItem> readAll(Reader reader, Edition edition) {
        int count = count(reader);
        if (count == 0) {
            return List.of();
        }
        AdditionalItem[] items = new AdditionalItem[count];
        for (int i = 0; i < count; i++) {
            items[i] = read(reader.u8(), reader.u8(), reader, edition);
        }
        return new ItemList(items);
    }

    private static int count(Reader reader) {
        int remaining = reader.remaining();
        int count = 0;
        int at = 0;
        while (remaining - at >= 2 && reader.peek(at + 1) <= remaining - at - 2) {
            at += 2 + reader.peek(at + 1);
            count++;
        }
        return count;
    }

    /** The one table of items, by id and length: vendors use standard ids for other things, then the length differs. */
    private static AdditionalItem read(int id, int length, Reader reader, Edition edition) {
        return switch ((id << 8) | length) {
            case 0x01_04 -> new Mileage(reader.u32());
            case 0x02_02 -> new Fuel(reader.u16());
            case 0x03_02 -> new RecorderSpeed(reader.u16());
            case 0x11_01 -> OverspeedPlace.read(reader, false);
            case 0x11_05 -> OverspeedPlace.read(reader, true);
            case 0x12_06 -> new AreaPassage(reader.u8(), reader.u32(), reader.u8());
            case 0x13_07 -> new SegmentTime(reader.u32(), reader.u16(), reader.u8());
            default ->
                edition.atLeast(Edition.V2013)
                        ? read2013(id, length, reader, edition)
                        : new Unknown(id, reader.bytes(length));
        };
    }

    private static AdditionalItem read2013(int id, int length, Reader reader, Edition edition) {
        return switch ((id << 8) | length) {
            case 0x04_02 -> new ManualAlarm(reader.u16());
            case 0x25_04 -> new Signals(reader.i32());
            case 0x2A_02 -> new InputOutput(reader.u16());
            case 0x2B_04 -> new Analogue(reader.i32());
            case 0x30_01 -> new SignalStrength(reader.u8());
            case 0x31_01 -> new Satellites(reader.u8());
            case 0xE0_01, 0xE0_02, 0xE0_04 -> new CustomLength(reader.bytes(length));
            default -> edition.atLeast(Edition.V2019) ? read2019(id, length, reader) : readOther(id, length, reader);
        };
    }

    private static AdditionalItem read2019(int id, int length, Reader reader) {
        return switch ((id << 8) | length) {
            case 0x05_1E -> new TyrePressure(reader.bytes(length));
            case 0x06_02 -> new CompartmentTemperature(reader.u16());
            default -> readOther(id, length, reader);
        };
    }

    /** Items that other standards have put beside those of JT/T 808: JT/T 1078 and T/JSATL 12. */
    private static AdditionalItem readOther(int id, int length, Reader reader) {
        return switch ((id << 8) | length) {
            case 0x14_04 -> new VideoAlarm(reader.i32());
            case 0x15_04 -> new VideoLoss(reader.i32());
            case 0x16_04 -> new VideoOcclusion(reader.i32());
            case 0x17_02 -> new StorageFault(reader.u16());
            case 0x18_03 -> new AbnormalDriving(reader.u16(), reader.u8());
            case 0x64_00 | DriverAssistanceAlarm.SHORT, 0x64_00 | DriverAssistanceAlarm.LONG ->
                DriverAssistanceAlarm.read(reader, length);
            case 0x65_00 | DriverStateAlarm.SHORT, 0x65_00 | DriverStateAlarm.LONG ->
                DriverStateAlarm.read(reader, length);
            case 0x67_00 | BlindSpotAlarm.SHORT, 0x67_00 | BlindSpotAlarm.LONG -> BlindSpotAlarm.read(reader, length);
            default -> id == 0x66 ? tyres(length, reader) : new Unknown(id, reader.bytes(length));
        };
    }

    private static AdditionalItem tyres(int length, Reader reader) {
        int layout = TyreAlarm.layout(reader, length);
        return layout < 0 ? new Unknown(0x66, reader.bytes(length)) : TyreAlarm.read(reader, layout == AlarmSign.LONG);
    }
}
