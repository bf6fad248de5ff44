package org.hazmat.geocore.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.hazmat.geocore.json.FeedEventJson;
import org.hazmat.geocore.json.JsonText;

/**
 * Our signature under the feed, or the audit log, up to an event or entry (检查点): whoever has a later one can no longer be told another
 * history. The signature is over the canonical JSON of {@code {"chain","sequence","time"}}, with {@code "log":"audit"} for the audit log.
 *
 * @param sequence of the last event or entry that it covers
 * @param chain the hash chain after it
 * @param time when it was made, as in JSON
 */
public record Checkpoint(long sequence, byte[] chain, String time, String keyId, byte[] signature) {
    /** The type of its event in the feed. */
    public static final String TYPE = FeedEventJson.CHECKPOINT;

    private static final HexFormat HEX = HexFormat.of();

    /** What is signed; a signature under one cannot be shown as one under the other. */
    public enum Log {
        FEED,
        AUDIT
    }

    public static Checkpoint sign(Log log, long sequence, byte[] chain, Instant at, SigningKey key) {
        String time = String.valueOf(JsonText.time(at));
        byte[] signature = key.sign(text(log, sequence, chain, time));
        return new Checkpoint(sequence, chain, time, key.trusted().id(), signature);
    }

    public ObjectNode write() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("sequence", sequence);
        node.put("chain", HEX.formatHex(chain));
        node.put("time", time);
        node.put("keyId", keyId);
        node.put("signature", HEX.formatHex(signature));
        return node;
    }

    /** Throws {@link IllegalArgumentException} when it is not written as {@link #write()} does. */
    public static Checkpoint read(JsonNode node) {
        Checkpoint read = new Checkpoint(
                node.path("sequence").asLong(),
                HEX.parseHex(node.path("chain").asText()),
                node.path("time").asText(),
                node.path("keyId").asText(),
                HEX.parseHex(node.path("signature").asText()));
        if (!read.write().equals(node) && !CanonicalJson.write(read.write()).equals(CanonicalJson.write(node))) {
            throw new IllegalArgumentException("a checkpoint has other members");
        }
        return read;
    }

    public boolean holds(Log log, TrustedKey key) {
        return key.id().equals(keyId) && key.verifies(text(log, sequence, chain, time), signature);
    }

    private static byte[] text(Log log, long sequence, byte[] chain, String time) {
        ObjectNode signed = JsonNodeFactory.instance.objectNode();
        if (log == Log.AUDIT) {
            signed.put("log", "audit");
        }
        signed.put("chain", HEX.formatHex(chain));
        signed.put("sequence", sequence);
        signed.put("time", time);
        return CanonicalJson.write(signed).getBytes(StandardCharsets.UTF_8);
    }
}
