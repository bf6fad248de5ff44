package org.hazmat.protocols.jt808.item;

import org.hazmat.protocols.wire.BcdTime;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * What identifies an active-safety alarm and its attachments (报警标识号): 16 octets in T/JSATL 12, 40 in the layout that
 * Guangdong has for 2019.
 *
 * @param terminal 终端 ID with its padding, 7 or 30 octets
 * @param time GMT+8
 * @param sequence of the alarms of one second
 * @param attachments how many there are
 * @param reserved one octet, in the longer layout two
 */
public record AlarmSign(Bytes terminal, BcdTime time, int sequence, int attachments, Bytes reserved) {

    static final int SHORT = 16;
    static final int LONG = 40;

    private static final int LONG_ID = 30;

    static AlarmSign read(Reader reader, boolean isLong) {
        return new AlarmSign(
                reader.bytes(isLong ? LONG_ID : 7),
                new BcdTime(reader.bcd(6)),
                reader.u8(),
                reader.u8(),
                reader.bytes(isLong ? 2 : 1));
    }

    /** 终端 ID without its padding. */
    public String terminalId() {
        return terminal.reader().text(terminal.length());
    }

    boolean isLong() {
        return terminal.length() == LONG_ID;
    }

    void write(Writer writer) {
        writer.bytes(terminal)
                .bcd(time.digits(), 6)
                .u8(sequence)
                .u8(attachments)
                .bytes(reserved);
    }
}
