package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Controls the terminal itself (终端控制), answered by 0x0001.
 *
 * @param command 1 upgrade over the air, 2 connect elsewhere, 3 power off, 4 reset, 5 factory reset, 6 close the data
 *     link, 7 close all radio
 * @param arguments of 1 and 2, separated by semicolons, each empty where it has no value; some platforms put binary
 *     numbers between them, so the octets are kept
 */
public record TerminalControl(int command, Bytes arguments) implements Message {

    public static final MessageId ID = MessageId.of(0x8105);

    /** Of arguments that are text, or of none. */
    public static TerminalControl of(int command, String arguments) {
        return new TerminalControl(command, new Writer().text(arguments).toBytes());
    }

    public static TerminalControl read(Reader reader, Edition edition) {
        return new TerminalControl(reader.u8(), reader.rest());
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u8(command).bytes(arguments);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
