package org.hazmat.protocols.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** STRING of JT/T 808: GBK without a terminator; fixed fields are padded with 00 or spaces on either side. */
final class Text {

    private static final Charset GBK = Charset.forName("GBK");

    private Text() {}

    static String read(Bytes bytes, TextForm form) {
        int from = 0;
        int to = bytes.length();
        while (from < to && isPadding(bytes.at(from))) {
            from++;
        }
        while (to > from && isPadding(bytes.at(to - 1))) {
            to--;
        }
        Bytes text = bytes.slice(from, to - from);
        return switch (form) {
            case GBK -> text.toText(GBK);
            case UTF_8 -> text.toText(StandardCharsets.UTF_8);
            case RECOGNISED -> text.toText(isChineseInUtf8(text) ? StandardCharsets.UTF_8 : GBK);
        };
    }

    /** Whether all that is not ASCII is whole sequences of three octets, as all Chinese characters are, and there is one. */
    private static boolean isChineseInUtf8(Bytes text) {
        boolean found = false;
        for (int i = 0; i < text.length(); i++) {
            int octet = text.at(i);
            if (octet >= 0x80) {
                boolean sequence =
                        octet >= 0xE2 && octet <= 0xEF && isContinued(text, i + 1) && isContinued(text, i + 2);
                if (!sequence) {
                    return false;
                }
                found = true;
                i += 2;
            }
        }
        return found;
    }

    private static boolean isContinued(Bytes text, int at) {
        return at < text.length() && (text.at(at) & 0xC0) == 0x80;
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
