package org.hazmat.geocore.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.hazmat.geocore.json.Invalid;
import org.hazmat.geocore.json.JsonText;

/**
 * An evidence file, or an export of the audit log, in the making (证据文件): one record a line, {@code {"content","hash","kind"}} in canonical JSON, each hash over the
 * one before and {@code {"content","kind"}}; the last line signs the hash before it. No octet is free: {@link EvidenceCheck} takes a
 * file that was changed anywhere for what it is.
 */
public final class EvidenceFile {
    static final String EVIDENCE = "hazmat-evidence/1";
    static final String AUDIT = "hazmat-audit/1";

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
        /** Of the audit log. */
        ENTRY,
        /** A signature under the audit log up to the entry before. */
        CHECKPOINT,
        /** The same, as the feed shows it and not the table that holds the entries. */
        WITNESS,
        SEAL;

        /** The word in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind ofWord(String word) {
            return Kind.valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    private final StringBuilder text = new StringBuilder();
    private final String format;
    private byte[] head = HashChain.start();
    private int lines;

    private EvidenceFile(String format) {
        this.format = format;
    }

    /**
     * What an export of the audit log claims to hold: the entries from {@code first} on.
     *
     * @param before the log's chain before the first of them
     * @param newest sequence of the log's newest entry, here or not
     * @param witnessed up to which sequence the feed has shown the log; 0: not yet
     */
    public record Span(long first, byte[] before, long newest, long witnessed) {}

    /** Begins with what the file is: about which violation, made by whom and when. */
    public static EvidenceFile about(String violationId, String exportedBy, String exportedAt) {
        ObjectNode header = header(EVIDENCE, exportedBy, exportedAt);
        header.put("violation", violationId);
        return new EvidenceFile(EVIDENCE).add(Kind.HEADER, header);
    }

    /** Begins an export of the audit log. */
    public static EvidenceFile ofAudit(Span span, String exportedBy, String exportedAt) {
        ObjectNode header = header(AUDIT, exportedBy, exportedAt);
        header.put("first", span.first);
        header.put("before", HexFormat.of().formatHex(span.before));
        header.put("newest", span.newest);
        header.put("witnessed", span.witnessed);
        return new EvidenceFile(AUDIT).add(Kind.HEADER, header);
    }

    private static ObjectNode header(String format, String exportedBy, String exportedAt) {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.put("format", format);
        header.put("exportedBy", exportedBy);
        header.put("exportedAt", exportedAt);
        return header;
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

    /**
     * An entry of the audit log, with the chain's value after it, both as they are stored: what was changed there shows when the file is
     * checked.
     */
    public EvidenceFile addEntry(String json, String chain) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("chain", chain);
        try {
            content.set("entry", JsonText.parse(json));
        } catch (Invalid e) {
            content.put("text", json);
        }
        return add(Kind.ENTRY, content);
    }

    /** The whole file, signed. Nothing can be added any more. */
    public String seal(SigningKey key) {
        ObjectNode seal = JsonNodeFactory.instance.objectNode();
        seal.put("lines", lines);
        seal.put("keyId", key.trusted().id());
        seal.put("signature", HexFormat.of().formatHex(key.sign(signed(format, head, lines))));
        add(Kind.SEAL, seal);
        return text.toString();
    }

    /** What the seal signs. */
    static byte[] signed(String format, byte[] head, int lines) {
        return (format + "\n" + lines + "\n" + HexFormat.of().formatHex(head)).getBytes(StandardCharsets.UTF_8);
    }
}
