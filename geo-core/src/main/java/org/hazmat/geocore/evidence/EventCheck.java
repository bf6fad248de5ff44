package org.hazmat.geocore.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks runs of feed events: each follows from the one before, and each run ends in a checkpoint that is signed. */
final class EventCheck {
    private static final HexFormat HEX = HexFormat.of();
    private static final String NONE = "";

    private final List<TrustedKey> keys;
    private @Nullable JsonNode last;
    private boolean covered = true;

    EventCheck(List<TrustedKey> keys) {
        this.keys = keys;
    }

    /** What is wrong with one more event, or nothing. */
    String take(JsonNode content) {
        JsonNode event = content.path("event");
        try {
            byte[] before = HEX.parseHex(content.path("before").asText());
            byte[] chain = HashChain.next(before, CanonicalJson.write(event));
            if (!HEX.formatHex(chain).equals(content.path("chain").asText())) {
                return "the feed's chain does not follow from the event";
            }
            String gap = gap(content);
            if (!gap.isEmpty()) {
                return gap;
            }
            last = content;
            covered = event.path("type").asText().equals(Checkpoint.TYPE);
            return covered ? checkpoint(Checkpoint.read(event.path("data")), before) : NONE;
        } catch (IllegalArgumentException e) {
            return "this is no event of the feed: " + e.getMessage();
        }
    }

    /** What is wrong when no more events follow here, or nothing. */
    String end() {
        return covered ? NONE : "no checkpoint covers the last event";
    }

    /** After a checkpoint the events may go on anywhere later. */
    private String gap(JsonNode content) {
        JsonNode before = last;
        if (before == null || covered) {
            return NONE;
        }
        boolean follows = sequence(content) == sequence(before) + 1
                && content.path("before").equals(before.path("chain"));
        return follows ? NONE : "the event does not follow the one before";
    }

    private String checkpoint(Checkpoint checkpoint, byte[] before) {
        if (!HEX.formatHex(before).equals(HEX.formatHex(checkpoint.chain()))) {
            return "the checkpoint is for another chain";
        }
        if (keys.isEmpty()) {
            return NONE;
        }
        TrustedKey key = EvidenceCheck.find(keys, checkpoint.keyId());
        return key != null && checkpoint.holds(Checkpoint.Log.FEED, key)
                ? NONE
                : "the checkpoint is not signed by a trusted key";
    }

    private static long sequence(JsonNode content) {
        return Long.parseLong(content.path("event").path("sequence").asText());
    }
}
