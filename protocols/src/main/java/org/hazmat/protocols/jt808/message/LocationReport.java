package org.hazmat.protocols.jt808.message;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.item.AdditionalItem;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Location report (位置信息汇报), answered by 0x8001.
 *
 * @param items in wire order, repeats kept
 * @param remainder what stands behind the last whole item; a damaged tail must not cost the position
 * @param raw the body as it came, for the digest
 */
public record LocationReport(LocationBlock block, List<AdditionalItem> items, Bytes remainder, Bytes raw)
        implements Message {

    public static final MessageId ID = MessageId.of(0x0200);

    /** To look one up costs as much as to use it. */
    private static final ThreadLocal<MessageDigest> SHA = ThreadLocal.withInitial(LocationReport::sha);

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Of a report that is to be sent. */
    public static LocationReport of(LocationBlock block, List<AdditionalItem> items) {
        Writer writer = new Writer();
        write(writer, block, items);
        return new LocationReport(block, List.copyOf(items), Bytes.EMPTY, writer.toBytes());
    }

    public static LocationReport read(Reader reader, Edition edition) {
        Bytes raw = reader.ahead();
        LocationBlock block = LocationBlock.read(reader);
        List<AdditionalItem> items = AdditionalItem.readAll(reader, edition);
        return new LocationReport(block, items, reader.rest(), raw);
    }

    @Override
    public void write(Writer writer, Edition edition) {
        write(writer, block, items);
        writer.bytes(remainder);
    }

    private static void write(Writer writer, LocationBlock block, List<AdditionalItem> items) {
        block.write(writer);
        for (AdditionalItem item : items) {
            item.write(writer);
        }
    }

    /** First 16 octets of the SHA-256 over the body: tells a resend from another report of the same second. */
    public Bytes digest() {
        MessageDigest sha = SHA.get();
        raw.feed(sha);
        return Bytes.wrap(sha.digest(), 16);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
