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
 * Batch of location reports (定位数据批量上传), from 2013 on, answered by one 0x8001.
 *
 * @param type 0 ordinary batch, 1 back-fill of a blind area (盲区补报)
 * @param count as announced
 * @param reports those that could be read
 * @param remainder what stands behind them: a damaged report must not cost those before it
 */
public record LocationBatch(int type, int count, List<LocationReport> reports, Bytes remainder) implements Message {

    public static final MessageId ID = MessageId.of(0x0704);

    public static final int ORDINARY = 0;
    public static final int BLIND_AREA = 1;

    /** Of a batch that is to be sent. */
    public static LocationBatch of(int type, List<LocationReport> reports) {
        return new LocationBatch(type, reports.size(), List.copyOf(reports), Bytes.EMPTY);
    }

    public static LocationBatch read(Reader reader, Edition edition) {
        int count = reader.u16();
        int type = reader.u8();
        List<LocationReport> reports = new ArrayList<>();
        while (reports.size() < count && isWhole(reader)) {
            reports.add(LocationReport.read(reader.part(reader.u16()), edition));
        }
        if (reports.isEmpty()) {
            throw Malformed.because(Reason.BAD_BODY);
        }
        return new LocationBatch(type, count, List.copyOf(reports), reader.rest());
    }

    /** Whether a report stands here whose length is in the body and enough for a position. */
    private static boolean isWhole(Reader reader) {
        if (reader.remaining() < 2) {
            return false;
        }
        int length = (reader.peek(0) << 8) | reader.peek(1);
        return length >= LocationBlock.OCTETS && length <= reader.remaining() - 2;
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u16(count).u8(type);
        for (LocationReport report : reports) {
            Writer body = new Writer();
            report.write(body, edition);
            writer.u16(body.size()).bytes(body.toBytes());
        }
        writer.bytes(remainder);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
