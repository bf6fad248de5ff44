package org.hazmat.gateway.decode;

import java.util.ArrayList;
import java.util.List;
import org.hazmat.protocols.wire.Bytes;

/** Rows of a field table, laid over a frame's octets one after another. */
final class Fields {

    /** One field; the offset counts from the message id, after unescaping. */
    record Row(int offset, Bytes octets, String field, String value, String meaning) {}

    private final Bytes content;
    private final List<Row> rows = new ArrayList<>();
    private int offset;

    Fields(Bytes content) {
        this.content = content;
    }

    List<Row> rows() {
        return rows;
    }

    int remaining() {
        return content.length() - offset;
    }

    /** The next octets as a number. */
    long number(int octets) {
        long number = 0;
        for (int i = offset; i < offset + Math.min(octets, Long.BYTES); i++) {
            number = (number << 8) | content.at(i);
        }
        return number;
    }

    Fields add(int octets, String field, Object value, String meaning) {
        rows.add(new Row(offset, content.slice(offset, octets), field, value.toString(), meaning));
        offset += octets;
        return this;
    }

    /** The check code that was sent behind the last octet. */
    Fields checkCode(int sent) {
        Bytes octet = Bytes.wrap(new byte[] {(byte) sent});
        int xor = xor(content);
        String meaning = "XOR of all octets above";
        rows.add(new Row(
                offset,
                octet,
                "check code",
                octet.toHex(),
                sent == xor ? meaning : String.format("wrong: %02X is the %s", xor, meaning)));
        return this;
    }

    /** The check code that octets should have: a sound frame's is the XOR of all before it. */
    static int xor(Bytes octets) {
        int check = 0;
        for (int i = 0; i < octets.length(); i++) {
            check ^= octets.at(i);
        }
        return check;
    }

    /** What stands in front of an offset and is no field; nothing when nothing does. */
    Fields upTo(int next, String field) {
        return next > offset ? add(next - offset, field, "", "") : this;
    }

    /** All that is left as one field; nothing when nothing is left. */
    Fields rest(String field, String meaning) {
        return remaining() == 0 ? this : add(remaining(), field, "", meaning);
    }
}
