package org.hazmat.protocols.jt808.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * One terminal parameter (终端参数项): id DWORD, length BYTE, value.
 *
 * @param id as sent; {@link ParameterKind} names those of the standards
 * @param value as sent
 */
public record Parameter(long id, Bytes value) {

    /**
     * A number in the width of its kind.
     *
     * @throws IllegalArgumentException when the kind is no number, or cannot hold this one
     */
    public static Parameter of(ParameterKind kind, long number) {
        int octets = kind.form().octets();
        if (!kind.form().isNumber()) {
            throw new IllegalArgumentException(kind + " is no number");
        }
        Writer writer = new Writer();
        switch (octets) {
            case 1 -> writer.u8(Math.toIntExact(number));
            case 2 -> writer.u16(Math.toIntExact(number));
            default -> writer.u32(number);
        }
        return new Parameter(kind.id(), writer.toBytes());
    }

    /**
     * A text in GBK.
     *
     * @throws IllegalArgumentException when the kind is no text, or GBK cannot hold this one
     */
    public static Parameter of(ParameterKind kind, String text) {
        if (kind.form() != ParameterKind.Form.STRING) {
            throw new IllegalArgumentException(kind + " is no text");
        }
        return new Parameter(kind.id(), new Writer().text(text).toBytes());
    }

    public static Parameter read(Reader reader) {
        return new Parameter(reader.u32(), reader.bytes(reader.u8()));
    }

    /** All whole parameters up to a count; what stands behind the last one is left to the caller. */
    public static List<Parameter> readAll(Reader reader, int count) {
        List<Parameter> parameters = new ArrayList<>();
        while (parameters.size() < count && isWhole(reader)) {
            parameters.add(read(reader));
        }
        return List.copyOf(parameters);
    }

    private static boolean isWhole(Reader reader) {
        return reader.remaining() >= 5 && reader.peek(4) <= reader.remaining() - 5;
    }

    public void write(Writer writer) {
        writer.u32(id).u8(value.length()).bytes(value);
    }

    /** What the standards call this id; empty for reserved and vendors' ones. */
    public Optional<ParameterKind> kind() {
        return ParameterKind.findKind(id);
    }

    /** The same as one edition has it: ids that it reserves are empty too. */
    public Optional<ParameterKind> kind(Edition edition) {
        return kind().filter(kind -> kind.isIn(edition));
    }

    /** Empty when the kind is no number, or when the value has not its width. */
    public OptionalLong number() {
        boolean number = kind().filter(
                        kind -> kind.form().isNumber() && kind.form().octets() == value.length())
                .isPresent();
        return number ? OptionalLong.of(value.reader().number(value.length())) : OptionalLong.empty();
    }

    /** Without padding; empty when the kind is no text. */
    public Optional<String> text() {
        return kind().filter(kind -> kind.form() == ParameterKind.Form.STRING)
                .map(kind -> value.reader().text(value.length()));
    }
}
