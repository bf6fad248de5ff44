package org.hazmat.gateway.decode;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.Header;
import org.hazmat.protocols.wire.Bytes;

/**
 * Octets that are no frame: what is wrong with them, and what they would say if it were right.
 *
 * @param wrong a line for each fault
 * @param content header and body as sent, unescaped
 * @param check the check code that was sent, -1 for none
 * @param mended the frame with the same octets whose length and check code are right
 */
record Damaged(List<String> wrong, Bytes content, int check, Optional<Decoded> mended) {

    private static final int DELIMITER = 0x7E;
    private static final int ESCAPE = 0x7D;
    private static final int SHORTEST = 13;
    private static final int VERSIONED = 1 << 14;
    private static final int PACKAGED = 1 << 13;

    /** Of octets in hexadecimal digits; of other text there is nothing to say. */
    static Damaged of(String raw, Function<Header, Edition> edition) {
        try {
            return of(Bytes.ofHex(raw), edition);
        } catch (IllegalArgumentException e) {
            return new Damaged(List.of("no pairs of hexadecimal digits"), Bytes.EMPTY, -1, Optional.empty());
        }
    }

    private static Damaged of(Bytes raw, Function<Header, Edition> edition) {
        List<String> wrong = new ArrayList<>();
        boolean begun = raw.length() > 0 && raw.at(0) == DELIMITER;
        boolean ended = raw.length() > 1 && raw.at(raw.length() - 1) == DELIMITER;
        if (!begun) {
            wrong.add("no 7E in front");
        }
        if (!ended) {
            wrong.add("no 7E behind");
        }
        Bytes plain = unescaped(raw, begun ? 1 : 0, raw.length() - (ended ? 1 : 0), wrong);
        if (plain.length() < SHORTEST) {
            wrong.add(plain.length() + " octets between the delimiters, a frame has at least " + SHORTEST);
            return new Damaged(wrong, plain, -1, Optional.empty());
        }
        // What breaks off has lost its check code, unless the delimiter alone is missing.
        boolean checked = ended || Fields.xor(plain) == 0;
        Bytes content = checked ? plain.slice(0, plain.length() - 1) : plain;
        int check = checked ? plain.at(plain.length() - 1) : -1;
        if (checked && check != Fields.xor(content)) {
            wrong.add(String.format("check code %02X was sent, %02X is right", check, Fields.xor(content)));
        }
        return new Damaged(wrong, content, check, mended(content, wrong, edition));
    }

    /** As escapes should be; another octet behind 7D stays as it is, with the 7D. */
    private static Bytes unescaped(Bytes raw, int from, int to, List<String> wrong) {
        byte[] plain = new byte[to - from];
        int size = 0;
        for (int i = from; i < to; i++) {
            int octet = raw.at(i);
            int code = i + 1 < to ? raw.at(i + 1) : 0;
            boolean escape = octet == ESCAPE && (code == 1 || code == 2);
            if (octet == ESCAPE && !escape) {
                wrong.add("octet " + i + " as sent: 7D is not followed by 01 or 02");
            }
            plain[size++] = (byte) (escape && code == 2 ? DELIMITER : octet);
            i += escape ? 1 : 0;
        }
        return Bytes.wrap(plain, size);
    }

    private static Optional<Decoded> mended(Bytes content, List<String> wrong, Function<Header, Edition> edition) {
        int properties = (content.at(2) << 8) | content.at(3);
        int packaged = (properties & PACKAGED) == 0 ? 0 : 4;
        boolean versioned = (properties & VERSIONED) != 0;
        int announced = properties & Header.MAX_BODY;
        int there = content.length() - (versioned ? 17 : 12) - packaged;
        boolean fitsOther = content.length() - (versioned ? 12 : 17) - packaged == announced;
        if (announced == there || fitsOther) {
            return decoded(content, properties, edition);
        }
        wrong.add("the properties announce a body of " + announced + " octets, " + Math.max(0, there) + " are there");
        if (there > Header.MAX_BODY) {
            wrong.add("a frame's body has at most " + Header.MAX_BODY
                    + " octets: the 7E between two frames may be missing");
        }
        boolean possible = there >= 0 && there <= Header.MAX_BODY;
        return possible ? decoded(content, (properties & ~Header.MAX_BODY) | there, edition) : Optional.empty();
    }

    private static Optional<Decoded> decoded(Bytes content, int properties, Function<Header, Edition> edition) {
        byte[] octets = content.toArray();
        octets[2] = (byte) (properties >>> 8);
        octets[3] = (byte) properties;
        String check = String.format("%02X", Fields.xor(Bytes.wrap(octets)));
        String plain = HexFormat.ofDelimiter(" ").withUpperCase().formatHex(octets) + " " + check;
        String escaped = plain.replace("7D", "7D 01").replace("7E", "7D 02");
        return Decoded.all("7E" + escaped + "7E", edition).stream()
                .filter(decoded -> !(decoded instanceof Decoded.Invalid))
                .findFirst();
    }
}
