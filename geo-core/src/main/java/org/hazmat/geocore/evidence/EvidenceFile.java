package org.hazmat.geocore.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/**
 * An evidence file in the making (证据文件): one record a line, {@code {"content","hash","kind"}} in canonical JSON, each hash over the
 * one before and {@code {"content","kind"}}; the last line signs the hash before it. No octet is free: {@link EvidenceCheck} takes a
 * file that was changed anywhere for what it is.
 */
public final class EvidenceFile {
    static final String FORMAT = "hazmat-evidence/1";

    /** What a line tells. */
    public enum Kind {
        HEADER,
        VIOLATION,
        EXPLANATION,
        VEHICLE,
        WAYBILL,
        RULE,
        ZONE,
        PERMIT,
        FIX,
        FRAME,
        EVENT,
        SEAL;

        /** The word in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final StringBuilder text = new StringBuilder();
    private byte[] head = HashChain.start();
    private int lines;

    private EvidenceFile() {}

    /** Begins with what the file is: about which violation, made by whom and when. */
    public static EvidenceFile about(String violationId, String exportedBy, String exportedAt) {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.put("format", FORMAT);
        header.put("violation", violationId);
        header.put("exportedBy", exportedBy);
        header.put("exportedAt", exportedAt);
        return new EvidenceFile().add(Kind.HEADER, header);
    }

    public EvidenceFile add(Kind kind, JsonNode content) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.set("content", content);
        line.put("kind", kind.word());
        head = HashChain.next(head, CanonicalJson.write(line));
        line.put("hash", HexFormat.of().formatHex(head));
        text.append(CanonicalJson.write(line)).append('\n');
        lines++;
        return this;
    }

    /** An event of the feed, with the chain's values around it. */
    public EvidenceFile addEvent(byte[] before, JsonNode event, byte[] chain) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("before", HexFormat.of().formatHex(before));
        content.set("event", event);
        content.put("chain", HexFormat.of().formatHex(chain));
        return add(Kind.EVENT, content);
    }

    /** The whole file, signed. Nothing can be added any more. */
    public String seal(SigningKey key) {
        ObjectNode seal = JsonNodeFactory.instance.objectNode();
        seal.put("lines", lines);
        seal.put("keyId", key.trusted().id());
        seal.put("signature", HexFormat.of().formatHex(key.sign(signed(head, lines))));
        add(Kind.SEAL, seal);
        return text.toString();
    }

    /** What the seal signs. */
    static byte[] signed(byte[] head, int lines) {
        return (FORMAT + "\n" + lines + "\n" + HexFormat.of().formatHex(head)).getBytes(StandardCharsets.UTF_8);
    }
}
