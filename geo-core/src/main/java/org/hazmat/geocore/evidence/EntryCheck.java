package org.hazmat.geocore.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Checks the entries of an audit log: each follows from the one before, and the log is the one that was signed and shown in the feed. */
final class EntryCheck {
    private static final HexFormat HEX = HexFormat.of();
    private static final String NONE = "";

    private final List<TrustedKey> keys;
    private final long first;
    private final long newest;
    private final long witnessed;
    private final List<Long> accepted = new ArrayList<>();
    private String chain;
    private long last;

    EntryCheck(List<TrustedKey> keys, JsonNode header) {
        this.keys = keys;
        this.first = header.path("first").asLong();
        this.newest = header.path("newest").asLong();
        this.witnessed = header.path("witnessed").asLong();
        this.chain = header.path("before").asText();
        this.last = first - 1;
    }

    String about() {
        String gaps = accepted.isEmpty()
                ? ""
                : ", put back from an older copy before "
                        + accepted.stream().map(entry -> "entry " + entry).collect(Collectors.joining(", "));
        return "audit log, entries " + first + " to " + last + " of " + newest + gaps;
    }

    /** What is wrong with one more line, or nothing. */
    String take(String kind, JsonNode content) {
        try {
            return switch (EvidenceFile.Kind.ofWord(kind)) {
                case ENTRY -> entry(content);
                case CHECKPOINT, WITNESS -> signature(Checkpoint.read(content));
                case HEADER, VIOLATION, EXPLANATION, VEHICLE, WAYBILL, RULE, ZONE, PERMIT, FIX, FRAME, EVENT, SEAL ->
                    "an audit log has entries, checkpoints and a witness";
            };
        } catch (IllegalArgumentException e) {
            return "this is nothing of an audit log: " + e.getMessage();
        }
    }

    /** What is wrong when nothing more follows, or nothing. */
    String end() {
        boolean whole = last >= newest;
        return whole && witnessed > last
                ? "the log ends with entry " + last + ", but the feed has shown it up to entry " + witnessed
                : NONE;
    }

    private String entry(JsonNode content) {
        JsonNode entry = content.path("entry");
        long sequence = entry.path("sequence").asLong();
        if (!entry.isObject() || sequence <= 0) {
            return "entry " + (last + 1) + " was changed: it is none";
        }
        if (sequence != last + 1) {
            return "entry " + (last + 1) + " is missing: entry " + sequence + " stands in its place";
        }
        byte[] next = HashChain.next(HEX.parseHex(chain), CanonicalJson.write(entry));
        if (!HEX.formatHex(next).equals(content.path("chain").asText())) {
            return "entry " + sequence + " was changed: its chain does not follow from it and the entry before";
        }
        chain = HEX.formatHex(next);
        last = sequence;
        if (AcceptedLog.isToldBy(entry)) {
            accepted.add(sequence);
        }
        return NONE;
    }

    private String signature(Checkpoint checkpoint) {
        TrustedKey key = EvidenceCheck.find(keys, checkpoint.keyId());
        if (!keys.isEmpty() && (key == null || !checkpoint.holds(Checkpoint.Log.AUDIT, key))) {
            return "the checkpoint is not signed by a trusted key";
        }
        if (checkpoint.sequence() > last) {
            return "the log ends with entry " + last + ", but was signed up to entry " + checkpoint.sequence();
        }
        boolean same = checkpoint.sequence() == last
                && HEX.formatHex(checkpoint.chain()).equals(chain);
        return same
                ? NONE
                : "the log up to entry " + last + " is another than was signed at " + checkpoint.time()
                        + ": an entry before it was changed and what follows written anew";
    }
}
