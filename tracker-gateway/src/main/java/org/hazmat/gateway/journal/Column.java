package org.hazmat.gateway.journal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.hazmat.geocore.track.Past;
import org.hazmat.geocore.track.PastFix;
import org.hazmat.web.read.Deliveries;

/** The column families of the journal. Numbers as keys are eight octets, most significant first, so that their order is the keys'. */
enum Column {
    /** Number of the first report → {@link StoredFrame}. */
    FRAMES,
    /** {@link SeenKey} → number of the report, which is not in {@link #FIXES} or came more than a day late; up to format 4, of each report. */
    SEEN,
    /** Number → {@link OutcomeLog.Entry}. */
    OUTCOMES,
    /** Vehicle → {@link TrackState}. */
    TRACKS,
    /** Sequence → {@link StoredEvent}. */
    FEED,
    /** Id of a violation, NUL, sequence of a feed event about it → nothing. */
    FEED_OF,
    /** Format version, and {@link Counters}. */
    META,
    /** Phone number without leading zeros → {@link Credentials.Credential}. */
    CREDENTIALS,
    /** Phone number without leading zeros → a terminal's profile; from format 2 on. */
    PROFILES,
    /** Subscription → {@link Deliveries.Progress}. */
    DELIVERIES,
    /** Vehicle, fix time, digest → {@link PastFix}; followed by the same and an octet → its quality, when it is seen differently now. */
    FIXES,
    /** Vehicle, fix time → the track at that time as a function of the fixes alone. */
    CHECKPOINTS,
    /** Vehicle, start, id → {@link Past.Found}. */
    RECORDS,
    /** Vehicle, fix time of the fix that showed it, digest → an observation. */
    OBSERVED,
    /** Number → {@link Todo}. */
    EDITED_PASTS,
    /** Number → an act that waits for the audit log; the last one that it took is there without its content. */
    ACTS,
    /** Rule, zone, id → a vehicle's stay that the rule counts; from format 4 on. */
    STAYS,
    /** Rule, zone, id → {@link Past.Found}, what such stays made known; from format 4 on. */
    CROWDED;

    byte[] familyName() {
        return name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] key(long number) {
        return new ByteWriter().fixed64(number).toBytes();
    }

    static long number(byte[] key) {
        return new ByteReader(key).fixed64();
    }
}
