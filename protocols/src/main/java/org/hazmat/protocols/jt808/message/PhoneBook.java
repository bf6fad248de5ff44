package org.hazmat.protocols.jt808.message;

import java.util.ArrayList;
import java.util.List;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * The numbers that the driver may call (设置电话本), answered by 0x0001.
 *
 * @param type 0 deletes all, 1 replaces, 2 adds, 3 changes
 * @param contacts none when all are deleted
 */
public record PhoneBook(int type, List<Contact> contacts) implements Message {

    public static final MessageId ID = MessageId.of(0x8401);

    /**
     * One entry (联系人).
     *
     * @param direction 1 in, 2 out, 3 both
     */
    public record Contact(int direction, String number, String name) {}

    private static final int DELETE_ALL = 0;

    public static PhoneBook read(Reader reader, Edition edition) {
        int type = reader.u8();
        boolean bare = type == DELETE_ALL && reader.remaining() == 0;
        int count = bare ? 0 : reader.u8();
        List<Contact> contacts = new ArrayList<>();
        while (contacts.size() < count) {
            contacts.add(new Contact(reader.u8(), reader.countedText(), reader.countedText()));
        }
        return new PhoneBook(type, List.copyOf(contacts));
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u8(type).u8(contacts.size());
        for (Contact contact : contacts) {
            writer.u8(contact.direction()).countedText(contact.number()).countedText(contact.name());
        }
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
