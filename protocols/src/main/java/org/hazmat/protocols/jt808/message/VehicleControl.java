package org.hazmat.protocols.jt808.message;

import java.util.ArrayList;
import java.util.List;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Malformed;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Reason;
import org.hazmat.protocols.wire.Writer;

/**
 * Controls the vehicle (车辆控制), answered by 0x0500.
 *
 * @param flags bit 0: 0 unlocks the doors, 1 locks them; until 2013, else 0
 * @param controls from 2019 on, else none
 */
public record VehicleControl(int flags, List<Control> controls) implements Message {

    public static final MessageId ID = MessageId.of(0x8500);

    /** 车门: its parameter is {@link #LOCK} or {@link #OPEN}. */
    public static final int DOORS = 0x0001;

    /** 2019, table 56; the other way round than until 2013. */
    public static final Bytes LOCK = Bytes.ofHex("00");

    public static final Bytes OPEN = Bytes.ofHex("01");

    /**
     * What is to be done to one part (控制类型).
     *
     * @param controlId {@link #DOORS}, from 0xF001 on the vendor's own
     * @param parameter one octet for the doors; a vendor's may be longer, then it stands alone
     */
    public record Control(int controlId, Bytes parameter) {}

    public static VehicleControl read(Reader reader, Edition edition) {
        return edition == Edition.V2019
                ? new VehicleControl(0, controls(reader))
                : new VehicleControl(reader.u8(), List.of());
    }

    private static List<Control> controls(Reader reader) {
        int count = reader.u16();
        if (count == 1) {
            return List.of(new Control(reader.u16(), reader.rest()));
        }
        if (reader.remaining() != 3 * count) {
            throw Malformed.because(Reason.BAD_BODY);
        }
        List<Control> controls = new ArrayList<>();
        while (controls.size() < count) {
            controls.add(new Control(reader.u16(), reader.bytes(1)));
        }
        return List.copyOf(controls);
    }

    @Override
    public void write(Writer writer, Edition edition) {
        if (edition != Edition.V2019) {
            writer.u8(flags);
            return;
        }
        writer.u16(controls.size());
        controls.forEach(control -> writer.u16(control.controlId()).bytes(control.parameter()));
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
