package org.hazmat.gateway.decode;

import java.util.List;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.Header;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.Unknown;

/** A frame as a table: where each octet stands, what it is called, what it means. */
final class FrameTable {

    static final int SHOWN_OCTETS = 12;

    private static final String PASSED_OVER = "not read";

    private FrameTable() {}

    static String of(Decoded decoded) {
        return switch (decoded) {
            case Decoded.Invalid bad ->
                String.format("invalid: %s%n%s%n", bad.reason().word(), bad.raw());
            case Decoded.Valid good -> table(good);
        };
    }

    /** Rows for every octet of header and body. */
    static Fields fields(Decoded.Valid good) {
        Fields fields = new Fields(good.frame().content());
        header(fields, good.frame().header(), good.message());
        body(fields, good);
        return fields.checkCode();
    }

    private static void body(Fields fields, Decoded.Valid good) {
        if (good.message() instanceof Unknown) {
            fields.rest("body", "");
            return;
        }
        int start = good.frame().content().length() - good.frame().body().length();
        for (Anatomy.Part part : Anatomy.of(good.message(), good.frame().body(), good.edition())) {
            fields.upTo(start + part.span().offset(), PASSED_OVER);
            Meaning meaning = meaning(part, fields, good.edition());
            fields.add(part.span().length(), part.field(), meaning.value(), meaning.meaning());
        }
        fields.rest(PASSED_OVER, "stands behind the last field");
    }

    private static Meaning meaning(Anatomy.Part part, Fields fields, Edition edition) {
        if (part.item().isPresent() && part.path().endsWith(".id")) {
            return Meaning.ofItem(part.item().get());
        }
        return part.leaf()
                .map(leaf -> Meaning.of(leaf, edition))
                .orElseGet(() ->
                        new Meaning(Long.toString(fields.number(part.span().length())), ""));
    }

    private static String table(Decoded.Valid good) {
        List<Fields.Row> rows = fields(good).rows();
        StringBuilder table = new StringBuilder(title(good.frame().header(), good.message()));
        table.append(String.format("%6s  %-26s %-30s %-26s %s%n", "offset", "bytes", "field", "value", "meaning"));
        for (Fields.Row row : rows) {
            String line = String.format(
                    "%6d  %-26s %-30s %-26s %s",
                    row.offset(), shortened(row.octets().toHex()), row.field(), row.value(), row.meaning());
            table.append(line.stripTrailing()).append(System.lineSeparator());
        }
        return table.toString();
    }

    private static String title(Header header, Message message) {
        return String.format(
                "%s %s, JT/T 808-%s, phone number %s, serial number %d%n",
                header.messageId(), message.word(), header.edition(), header.phoneNumber(), header.serialNumber());
    }

    private static void header(Fields fields, Header header, Message message) {
        boolean of2019 = header.edition() == Edition.V2019;
        fields.add(2, "message id", header.messageId(), message.word());
        fields.add(2, "properties", "body " + header.bodyLength(), properties(header));
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
