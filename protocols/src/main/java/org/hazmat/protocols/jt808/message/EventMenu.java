package org.hazmat.protocols.jt808.message;

import java.util.ArrayList;
import java.util.List;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Events that the driver can report (事件设置), until 2013, answered by 0x0001.
 *
 * @param type 0 deletes all, 1 replaces, 2 adds, 3 changes, 4 deletes those listed
 */
public record EventMenu(int type, List<Entry> events) implements Message {

    public static final MessageId ID = MessageId.of(0x8301);

    /** One event (事件项). */
    public record Entry(int eventId, String text) {}

    private static final int DELETE_ALL = 0;

    public static EventMenu read(Reader reader, Edition edition) {
        int type = reader.u8();
        int count = type == DELETE_ALL && reader.remaining() == 0 ? 0 : reader.u8();
        List<Entry> events = new ArrayList<>();
        while (events.size() < count) {
            events.add(new Entry(reader.u8(), reader.countedText()));
        }
        return new EventMenu(type, List.copyOf(events));
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u8(type).u8(events.size());
        events.forEach(event -> writer.u8(event.eventId()).countedText(event.text()));
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
