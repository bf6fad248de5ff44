package org.hazmat.geocore.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.hazmat.geocore.json.Invalid;
import org.hazmat.geocore.json.JsonText;
import org.jspecify.annotations.Nullable;

/** Checks an evidence file, or an export of the audit log, line by line, with nothing but the file and the keys that are trusted. */
public final class EvidenceCheck {
    private static final HexFormat HEX = HexFormat.of();

    private final List<TrustedKey> keys;
    private final EventCheck events;
    private byte[] head = HashChain.start();
    private String format = "";
    private String violation = "";
    private @Nullable EntryCheck entries;
    private int lines;
    private boolean sealed;

    /** What came out. */
    public sealed interface Verdict {
        /**
         * Nothing was changed since the holder of the key sealed it; without a trusted key: since anybody did.
         *
         * @param about what it holds, such as {@code violation v-1}
         */
        record Holds(String about, int lines, String keyId) implements Verdict {}

        /**
         * It does not hold.
         *
         * @param line the first line that was changed, from 1
         * @param kind what that line says it is; empty when that cannot be read
         */
        record Broken(int line, String kind, String reason) implements Verdict {}
    }

    private static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;

        Fault(String reason) {
            super(reason);
        }
    }

    private EvidenceCheck(List<TrustedKey> keys) {
        this.keys = keys;
        this.events = new EventCheck(keys);
    }

    /** Without keys, only that the file agrees with itself is checked. */
    public static Verdict check(byte[] file, List<TrustedKey> keys) {
        return new EvidenceCheck(keys).check(file);
    }

    private Verdict check(byte[] file) {
        int from = 0;
        String keyId = "";
        while (from < file.length) {
            int end = from;
            while (end < file.length && file[end] != '\n') {
                end++;
            }
            JsonNode line = null;
            try {
                String text = text(file, from, end);
                line = parsed(text);
                keyId = take(line);
            } catch (Fault fault) {
                String kind = line == null ? "" : line.path("kind").asText();
                return new Verdict.Broken(lines + 1, kind, String.valueOf(fault.getMessage()));
            }
            lines++;
            from = end + 1;
        }
        return sealed
                ? new Verdict.Holds(about(), lines, keyId)
                : new Verdict.Broken(lines + 1, "", "the file ends without its seal");
    }

    private static String text(byte[] file, int from, int end) throws Fault {
        if (end == file.length) {
            throw new Fault("the line does not end");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file, from, end - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Fault("this is no UTF-8");
        }
    }

    private static JsonNode parsed(String text) throws Fault {
        JsonNode line;
        try {
            line = JsonText.parse(text);
        } catch (Invalid e) {
            throw new Fault("this is no JSON");
        }
        if (!line.isObject() || line.size() != 3 || !line.path("content").isObject()) {
            throw new Fault("a line has content, hash and kind");
        }
        if (!isCanonical(line, text)) {
            throw new Fault("this is not written in canonical form");
        }
        return line;
    }

    private static boolean isCanonical(JsonNode line, String text) {
        try {
            return CanonicalJson.write(line).equals(text);
        } catch (IllegalArgumentException e) {
            // One changed digit makes a number that is too large for the form.
            return false;
        }
    }

    /** The id of the key that sealed the file, once that is known. */
    private String take(JsonNode line) throws Fault {
        if (sealed) {
            throw new Fault("something stands behind the seal");
        }
        ObjectNode hashed = line.deepCopy();
        hashed.remove("hash");
        byte[] before = head;
        head = HashChain.next(head, CanonicalJson.write(hashed));
        if (!HEX.formatHex(head).equals(line.path("hash").asText())) {
            throw new Fault("its hash does not follow from its content and the lines before");
        }
        String kind = line.path("kind").asText();
        JsonNode content = line.path("content");
        if (lines == 0) {
            begin(kind, content);
        } else if (kind.equals(EvidenceFile.Kind.SEAL.word())) {
            seal(content, before);
            return content.path("keyId").asText();
        } else {
            refuse(fault(kind, content));
        }
        return "";
    }

    private String fault(String kind, JsonNode content) {
        if (entries != null) {
            return entries.take(kind, content);
        }
        return kind.equals(EvidenceFile.Kind.EVENT.word()) ? events.take(content) : events.end();
    }

    private static void refuse(String fault) throws Fault {
        if (!fault.isEmpty()) {
            throw new Fault(fault);
        }
    }

    private String about() {
        return entries == null ? "violation " + violation : entries.about();
    }

    private void begin(String kind, JsonNode content) throws Fault {
        format = content.path("format").asText();
        boolean audit = format.equals(EvidenceFile.AUDIT);
        if (!kind.equals(EvidenceFile.Kind.HEADER.word()) || !(audit || format.equals(EvidenceFile.EVIDENCE))) {
            throw new Fault(
                    "this is no evidence file of the format " + EvidenceFile.EVIDENCE + " or " + EvidenceFile.AUDIT);
        }
        violation = content.path("violation").asText();
        entries = audit ? new EntryCheck(keys, content) : null;
    }

    private void seal(JsonNode content, byte[] before) throws Fault {
        refuse(entries == null ? events.end() : entries.end());
        if (content.path("lines").asInt() != lines) {
            throw new Fault("the seal is for " + content.path("lines").asInt() + " lines, not " + lines);
        }
        if (!keys.isEmpty()) {
            TrustedKey key = find(keys, content.path("keyId").asText());
            if (key == null) {
                throw new Fault("the seal is by a key that is not trusted");
            }
            if (!verifies(
                    key,
                    EvidenceFile.signed(format, before, lines),
                    content.path("signature").asText())) {
                throw new Fault("the seal's signature is not by that key");
            }
        }
        sealed = true;
    }

    private static boolean verifies(TrustedKey key, byte[] text, String signature) {
        try {
            byte[] octets = HEX.parseHex(signature);
            return HEX.formatHex(octets).equals(signature) && key.verifies(text, octets);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static @Nullable TrustedKey find(List<TrustedKey> keys, String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst().orElse(null);
    }
}
