package org.hazmat.scenarios.bench.fuzz;

import java.util.HexFormat;
import java.util.List;
import org.hazmat.protocols.jt808.Codec;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.item.AdditionalItem;
import org.hazmat.protocols.jt808.message.BadBody;
import org.hazmat.protocols.jt808.message.CompressedUplink;
import org.hazmat.protocols.jt808.message.LocationBatch;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.ParameterReport;
import org.hazmat.protocols.jt808.message.ParameterSetting;
import org.hazmat.protocols.jt808.parameter.Parameter;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Writer;

/** Bodies of messages; the first octet of an input is the edition. */
final class BodyTargets {
    private static final byte[] BLOCK =
            HexFormat.of().parseHex("000000010000000200BA7F0E07E4F11C0028003C0000180715101010");

    private static final int MOST_REPEATS = 20;

    private BodyTargets() {}

    static Runnable items(byte[] octets) {
        Input input = new Input(octets);
        Edition edition = input.edition();
        byte[] items = input.rest();
        byte[] body = new byte[BLOCK.length + items.length];
        System.arraycopy(BLOCK, 0, body, 0, BLOCK.length);
        System.arraycopy(items, 0, body, BLOCK.length, items.length);
        Message message = Codec.read(LocationReport.ID, Bytes.wrap(body), edition);
        return () -> {
            Claim.holds(message instanceof LocationReport, "A damaged tail cost the position");
            checkReport((LocationReport) message, edition);
        };
    }

    static Runnable batch(byte[] octets) {
        Input input = new Input(octets);
        Edition edition = input.edition();
        Bytes body = Bytes.wrap(input.rest());
        Message message = Codec.read(LocationBatch.ID, body, edition);
        return () -> {
            checkWritten(message, body, edition);
            if (message instanceof LocationBatch batch) {
                Claim.holds(batch.reports().size() <= batch.count(), "More reports than were announced");
                batch.reports().forEach(report -> checkReport(report, edition));
            }
        };
    }

    /** The second octet chooses the message. */
    static Runnable parameters(byte[] octets) {
        Input input = new Input(octets);
        Edition edition = input.edition();
        MessageId id = input.octet() % 2 == 0 ? ParameterReport.ID : ParameterSetting.ID;
        Bytes body = Bytes.wrap(input.rest());
        Message message = Codec.read(id, body, edition);
        return () -> {
            checkWritten(message, body, edition);
            parameters(message).forEach(parameter -> {
                parameter.number();
                parameter.text();
            });
        };
    }

    private static List<Parameter> parameters(Message message) {
        return switch (message) {
            case ParameterReport report -> report.parameters();
            case ParameterSetting setting -> setting.parameters();
            default -> List.of();
        };
    }

    /** The second octet: 0 for a body as it stands, else how often the rest is repeated before it is compressed. */
    static Runnable compressed(byte[] octets) {
        Input input = new Input(octets);
        Edition edition = input.edition();
        int repeats = input.octet();
        Bytes body = repeats == 0 ? Bytes.wrap(input.rest()) : zipped(input.rest(), repeats % MOST_REPEATS);
        Message message = Codec.read(CompressedUplink.ID, body, edition);
        return () -> {
            checkWritten(message, body, edition);
            if (message instanceof CompressedUplink sound) {
                int size = sound.content().map(Bytes::length).orElse(0);
                Claim.holds(size <= CompressedUplink.MAX_CONTENT, "Inflated to " + size);
            }
        };
    }

    /** Soundly compressed, some beyond what may be inflated. */
    private static Bytes zipped(byte[] content, int repeats) {
        byte[] all = new byte[content.length * repeats];
        for (int i = 0; i < repeats; i++) {
            System.arraycopy(content, 0, all, i * content.length, content.length);
        }
        Writer writer = new Writer();
        CompressedUplink.of(Bytes.wrap(all)).write(writer, Edition.V2013);
        return writer.toBytes();
    }

    private static void checkReport(LocationReport report, Edition edition) {
        Writer tail = new Writer();
        List<AdditionalItem> items = report.items();
        items.forEach(item -> item.write(tail));
        tail.bytes(report.remainder());
        Bytes raw = report.raw();
        Claim.same(
                raw.slice(BLOCK.length, raw.length() - BLOCK.length),
                tail.toBytes(),
                "Items and remainder of " + edition);
        Claim.holds(report.digest().length() == 16, "A digest has 16 octets");
        Claim.isPrintable(report);
    }

    /** Nothing that was read is lost: the same octets come out again. */
    private static void checkWritten(Message message, Bytes body, Edition edition) {
        Claim.isPrintable(message);
        if (!(message instanceof BadBody)) {
            Writer writer = new Writer();
            message.write(writer, edition);
            Claim.same(body.length(), writer.size(), "Octets of " + message.word());
        }
    }
}
