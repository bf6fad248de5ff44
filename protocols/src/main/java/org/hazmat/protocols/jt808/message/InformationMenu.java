package org.hazmat.protocols.jt808.message;

import java.util.ArrayList;
import java.util.List;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Information that the driver can order (信息点播菜单设置), until 2013, answered by 0x0001.
 *
 * @param type 0 deletes all, 1 replaces, 2 adds, 3 changes
 */
public record InformationMenu(int type, List<Entry> entries) implements Message {

    public static final MessageId ID = MessageId.of(0x8303);

    /** One kind of information (信息项). */
    public record Entry(int type, String name) {}

    private static final int DELETE_ALL = 0;

    public static InformationMenu read(Reader reader, Edition edition) {
        int type = reader.u8();
        int count = type == DELETE_ALL && reader.remaining() == 0 ? 0 : reader.u8();
        List<Entry> entries = new ArrayList<>();
        while (entries.size() < count) {
            entries.add(new Entry(reader.u8(), reader.wideCountedText()));
        }
        return new InformationMenu(type, List.copyOf(entries));
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u8(type).u8(entries.size());
        entries.forEach(entry -> writer.u8(entry.type()).wideCountedText(entry.name()));
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
