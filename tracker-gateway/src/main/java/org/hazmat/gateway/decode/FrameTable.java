package org.hazmat.gateway.decode;

import java.util.List;
import java.util.function.Function;
import org.hazmat.protocols.jt808.Codec;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.Frame;
import org.hazmat.protocols.jt808.Header;
import org.hazmat.protocols.jt808.message.BadBody;
import org.hazmat.protocols.jt808.message.Unknown;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Reason;

/** A frame as a table: where each octet stands, what it is called, what it means. */
final class FrameTable {

    static final int SHOWN_OCTETS = 12;

    private static final String PASSED_OVER = "not read";

    private FrameTable() {}

    /** The body of a frame: its message's name, its fields, and what to say of octets behind them. */
    private record Body(String word, List<Anatomy.Part> parts, String rest, String why) {

        static Body of(Decoded.Valid good) {
            String word = good.message().word();
            return good.message() instanceof Unknown
                    ? new Body(word, List.of(), "body", "")
                    : new Body(
                            word,
                            Anatomy.of(good.message(), good.frame().body(), good.edition()),
                            PASSED_OVER,
                            "stands behind the last field");
        }

        static Body of(Decoded.BadMessage bad, Fault fault) {
            String word = MessageRecords.nameOf(bad.frame().header().messageId());
            return new Body(word, fault.parts(), PASSED_OVER, fault.what());
        }
    }

    static String of(Decoded decoded) {
        return of(decoded, Header::edition);
    }

    /** The same with a say about the edition of what is found in a damaged frame. */
    static String of(Decoded decoded, Function<Header, Edition> edition) {
        return switch (decoded) {
            case Decoded.Invalid bad -> damaged(bad, Damaged.of(bad.raw(), edition));
            case Decoded.BadMessage bad ->
                refused(Reason.BAD_BODY, bad.raw()) + table(bad, bad.frame().content(), sent(bad.frame()));
            case Decoded.Valid good -> table(good, good.frame().content(), sent(good.frame()));
        };
    }

    /** Rows for every octet of header and body. */
    static Fields fields(Decoded.Valid good) {
        return fields(good.frame(), good.edition(), Body.of(good), good.frame().content())
                .checkCode(sent(good.frame()));
    }

    /** The same of a message that breaks off. */
    static Fields fields(Decoded.BadMessage bad) {
        return fields(
                        bad.frame(),
                        bad.edition(),
                        Body.of(bad, Fault.of(bad)),
                        bad.frame().content())
                .checkCode(sent(bad.frame()));
    }

    private static Fields fields(Frame frame, Edition edition, Body body, Bytes content) {
        Fields fields = new Fields(content);
        header(fields, frame.header(), body.word());
        int start = content.length() - frame.body().length();
        for (Anatomy.Part part : body.parts()) {
            fields.upTo(start + part.span().offset(), PASSED_OVER);
            Meaning meaning = meaning(part, fields, edition);
            fields.add(part.span().length(), part.field(), meaning.value(), meaning.meaning());
        }
        return fields.rest(body.rest(), body.why());
    }

    private static String refused(Reason reason, String raw) {
        return String.format("invalid: %s%n%s%n", reason.word(), raw);
    }

    private static String damaged(Decoded.Invalid bad, Damaged damaged) {
        StringBuilder text = new StringBuilder(refused(bad.reason(), bad.raw()));
        damaged.wrong().forEach(line -> text.append(line).append(System.lineSeparator()));
        damaged.mended().ifPresent(mended -> text.append(table(mended, damaged.content(), damaged.check())));
        return text.toString();
    }

    /** A sound frame's check code is right. */
    private static int sent(Frame frame) {
        return Fields.xor(frame.content());
    }

    private static Meaning meaning(Anatomy.Part part, Fields fields, Edition edition) {
        if (part.item().isPresent() && part.path().endsWith(".id")) {
            return Meaning.ofItem(part.item().get());
        }
        return part.leaf().map(leaf -> Meaning.of(leaf, edition)).orElseGet(() -> {
            int octets = part.span().length();
            return new Meaning(part.span().isNumber() ? Long.toString(fields.number(octets)) : "", "");
        });
    }

    /**
     * Of what was read, with the octets that were sent.
     *
     * @param check the check code that was sent, -1 for none
     */
    private static String table(Decoded read, Bytes content, int check) {
        return switch (read) {
            case Decoded.Invalid bad -> "";
            case Decoded.BadMessage bad -> {
                Fault fault = Fault.of(bad);
                int start = content.length() - bad.frame().body().length();
                String where = String.format("offset %d: %s%n", start + fault.offset(), fault.what());
                yield where
                        + otherEditions(bad)
                        + table(bad.frame(), bad.edition(), Body.of(bad, fault), content, check);
            }
            case Decoded.Valid good -> table(good.frame(), good.edition(), Body.of(good), content, check);
        };
    }

    private static String otherEditions(Decoded.BadMessage bad) {
        StringBuilder lines = new StringBuilder();
        for (Edition edition : Edition.values()) {
            if (edition != bad.edition() && !(Codec.read(bad.frame(), edition) instanceof BadBody)) {
                lines.append(String.format("the body can be read as one of edition %s%n", edition));
            }
        }
        return lines.toString();
    }

    private static String table(Frame frame, Edition edition, Body body, Bytes content, int check) {
        Fields fields = fields(frame, edition, body, content);
        List<Fields.Row> rows = (check < 0 ? fields : fields.checkCode(check)).rows();
        StringBuilder table = new StringBuilder(title(frame.header(), body.word()));
        table.append(String.format("%6s  %-26s %-30s %-26s %s%n", "offset", "bytes", "field", "value", "meaning"));
        for (Fields.Row row : rows) {
            String line = String.format(
                    "%6d  %-26s %-30s %-26s %s",
                    row.offset(), shortened(row.octets().toHex()), row.field(), row.value(), row.meaning());
            table.append(line.stripTrailing()).append(System.lineSeparator());
        }
        return table.toString();
    }

    private static String title(Header header, String word) {
        return String.format(
                "%s %s, JT/T 808-%s, phone number %s, serial number %d%n",
                header.messageId(), word, header.edition(), header.phoneNumber(), header.serialNumber());
    }

    private static void header(Fields fields, Header header, String word) {
        boolean of2019 = header.edition() == Edition.V2019;
        fields.add(2, "message id", header.messageId(), word);
        // As sent: of a damaged frame the header says what was mended.
        fields.add(2, "properties", "body " + (fields.number(2) & Header.MAX_BODY), properties(header));
        if (of2019) {
            fields.add(1, "protocol version", header.version(), "");
        }
        fields.add(
                of2019 ? 10 : 6,
                "phone number",
                header.phoneNumber(),
                "terminal " + header.phoneNumber().key());
        fields.add(2, "serial number", header.serialNumber(), "");
        if (header.isSubPackage()) {
            fields.add(2, "package count", header.packageCount(), "");
            fields.add(2, "package number", header.packageNumber(), "");
        }
    }

    private static String properties(Header header) {
        String encryption = switch (header.encryption()) {
            case 0 -> "not encrypted";
            case 1 -> "RSA";
            default -> "encryption " + header.encryption();
        };
        return encryption + (header.isSubPackage() ? ", sub-package" : "");
    }

    private static String shortened(String hex) {
        return hex.length() <= 2 * SHOWN_OCTETS ? hex : hex.substring(0, 2 * SHOWN_OCTETS) + "…";
    }
}
