package org.hazmat.geocore.survey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hazmat.geocore.json.Invalid;
import org.jspecify.annotations.Nullable;

/** The attributes of a Shapefile (dBASE III). */
final class DbfPart {
    /** GBK and more; what Chinese systems write where no .cpg says otherwise. */
    private static final Charset CHINESE = Charset.forName("GB18030");

    private static final int HEADER = 32;
    private static final int FIELD = 32;
    private static final int END_OF_FIELDS = 0x0D;
    private static final int DELETED = '*';
    private static final int MAX_FIELDS = 255;

    private final Octets octets;
    private final Charset charset;

    private record Field(String name, int type, int at, int length) {}

    private DbfPart(Octets octets, Charset charset) {
        this.octets = octets;
        this.charset = charset;
    }

    /** What a .cpg means; null: there is none. */
    static Charset charset(@Nullable String cpg) {
        if (cpg == null || cpg.isEmpty()) {
            return CHINESE;
        }
        String name = cpg.replaceFirst("(?i)^(ansi|oem|cp|windows)?[ _-]*936$", "GBK");
        try {
            Charset charset = Charset.forName(name.matches("(?i)utf-?8.*") ? "UTF-8" : name);
            return charset.name().startsWith("GB") ? CHINESE : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new Invalid("", "the .cpg names a charset that is not known: \"" + cpg + "\"");
        }
    }

    /** One for each record in the order of the file; null for a deleted one. */
    static List<@Nullable ObjectNode> read(byte[] content, Charset charset) {
        return new DbfPart(Octets.of(".dbf", content), charset).rows();
    }

    private List<@Nullable ObjectNode> rows() {
        int count = octets.intLittle(4);
        int header = octets.shortLittle(8);
        int length = octets.shortLittle(10);
        Limits.checkFeatures(Integer.toUnsignedLong(count));
        octets.need(header, (long) count * length);
        List<Field> fields = fields(header, length);
        List<@Nullable ObjectNode> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = header + i * length;
            rows.add(octets.octet(at) == DELETED ? null : row(fields, at));
        }
        return rows;
    }

    private List<Field> fields(int header, int recordLength) {
        List<Field> fields = new ArrayList<>();
        int offset = 1;
        for (int at = HEADER; at + FIELD <= header && octets.octet(at) != END_OF_FIELDS; at += FIELD) {
            byte[] name = octets.octets(at, 11);
            int end = 0;
            while (end < name.length && name[end] != 0) {
                end++;
            }
            Field field = new Field(
                    text(Arrays.copyOf(name, end), "name of a field"),
                    octets.octet(at + 11),
                    offset,
                    octets.octet(at + 16));
            fields.add(field);
            offset += field.length;
        }
        if (offset > recordLength || fields.size() > MAX_FIELDS) {
            throw new Invalid("", "the .dbf is damaged: its fields are longer than its records");
        }
        return fields;
    }

    private ObjectNode row(List<Field> fields, int at) {
        ObjectNode row = Shapefile.row();
        for (Field field : fields) {
            byte[] value = octets.octets(at + field.at, field.length);
            String text = text(value, "attribute \"" + field.name + "\"")
                    .replace('\0', ' ')
                    .strip();
            switch (field.type) {
                case 'N', 'F' -> number(row, field.name, text);
                case 'L' -> truth(row, field.name, text);
                default -> row.put(field.name, text.isEmpty() ? null : text);
            }
        }
        return row;
    }

    /** Stars fill a number that did not fit; empty means unknown. */
    private static void number(ObjectNode row, String name, String text) {
        if (text.isEmpty() || text.startsWith("*") || text.length() > 40) {
            row.putNull(name);
            return;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            if (text.matches("-?\\d{1,18}")) {
                row.put(name, number.longValue());
            } else {
                row.put(name, number.doubleValue());
            }
        } catch (NumberFormatException e) {
            row.put(name, text);
        }
    }

    private static void truth(ObjectNode row, String name, String text) {
        switch (text) {
            case "T", "t", "Y", "y" -> row.put(name, true);
            case "F", "f", "N", "n" -> row.put(name, false);
            default -> row.putNull(name);
        }
    }

    private String text(byte[] octets, String what) {
        int end = octets.length;
        while (end > 0 && (octets[end - 1] == ' ' || octets[end - 1] == 0)) {
            end--;
        }
        // A field that is too short for its text may end in the middle of a character.
        for (int cut = 0; cut <= Math.min(3, end); cut++) {
            try {
                return charset.newDecoder()
                        .decode(ByteBuffer.wrap(octets, 0, end - cut))
                        .toString();
            } catch (CharacterCodingException e) {
                if (end < octets.length) {
                    break;
                }
            }
        }
        throw new Invalid(
                "",
                "the " + what + " in the .dbf is not written in "
                        + (charset.equals(StandardCharsets.UTF_8) ? "UTF-8" : "GBK")
                        + "; put a .cpg beside it that names the charset");
    }
}
