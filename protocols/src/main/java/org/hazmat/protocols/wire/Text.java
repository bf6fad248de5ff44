package org.hazmat.protocols.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/** STRING of JT/T 808: GBK without a terminator; fixed fields are padded with 00 or spaces on either side. */
final class Text {

    private static final Charset GBK = Charset.forName("GBK");

    private Text() {}

    static String read(Bytes bytes) {
        int from = 0;
        int to = bytes.length();
        while (from < to && isPadding(bytes.at(from))) {
            from++;
        }
        while (to > from && isPadding(bytes.at(to - 1))) {
            to--;
        }
        return bytes.slice(from, to - from).toText(GBK);
    }

    /**
     * Strictly, so that no question mark is sent silently.
     *
     * @throws IllegalArgumentException when GBK has no code for a character
     */
    static Bytes write(String text) {
        try {
            ByteBuffer encoded = GBK.newEncoder().encode(CharBuffer.wrap(text));
            byte[] octets = new byte[encoded.remaining()];
            encoded.get(octets);
            return Bytes.wrap(octets);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("GBK cannot hold: " + text, e);
        }
    }

    private static boolean isPadding(int octet) {
        return octet == 0 || octet == ' ';
    }
}
