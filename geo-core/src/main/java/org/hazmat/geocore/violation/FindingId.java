package org.hazmat.geocore.violation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.hazmat.geocore.model.Digest;

/**
 * Makes the ids of violations and observations (标识): derived from what they say, so that recomputing gives the same one (rules.md 14),
 * and beginning with the time, so that those of one day lie together in an index (the thought of RFC 9562, 5.7).
 */
public final class FindingId {
    /** What began before has the digest alone for its id, and keeps it when it is recomputed. */
    private static final Instant IN_ORDER_SINCE = Instant.parse("2026-11-27T00:00:00Z");

    private static final int SECOND_BITS = 40;

    private FindingId() {}

    /**
     * 40 bits of the seconds since 1970, then the first 88 bits of SHA-256 over the parts, a line each.
     *
     * @param start when it began, which has to be one of the parts as well
     */
    public static Digest of(Instant start, String... parts) {
        Digest digest = Digest.of(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
        if (start.isBefore(IN_ORDER_SINCE)) {
            return digest;
        }
        int rest = Long.SIZE - SECOND_BITS;
        return new Digest(
                start.getEpochSecond() << rest | digest.high() >>> SECOND_BITS,
                digest.high() << rest | digest.low() >>> SECOND_BITS);
    }
}
