package org.hazmat.geocore.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys as text (RFC 7468). */
final class Pem {
    private static final int LINE = 64;

    private Pem() {}

    static String write(String label, byte[] encoded) {
        Base64.Encoder lines = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN " + label + "-----\n" + lines.encodeToString(encoded) + "\n-----END " + label + "-----\n";
    }

    /** What blocks of this label hold. */
    static List<byte[]> blocks(String text, String label) {
        Matcher block = Pattern.compile("-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]*)-----END " + label + "-----")
                .matcher(text);
        List<byte[]> blocks = new ArrayList<>();
        while (block.find()) {
            blocks.add(Base64.getMimeDecoder().decode(block.group(1)));
        }
        return blocks;
    }
}
