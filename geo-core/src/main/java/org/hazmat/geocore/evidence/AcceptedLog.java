package org.hazmat.geocore.evidence;

import com.fasterxml.jackson.databind.JsonNode;

/** The entry of an audit log that says that the log was put back from an older copy, and which signature it no longer agrees with. */
public final class AcceptedLog {
    public static final String ACTION = "accept";
    public static final String SUBJECT = "audit-log";

    private AcceptedLog() {}

    /**
     * What the entry says beside action and subject.
     *
     * @param kept the last entry that was put back
     * @param shown what the feed had shown before
     */
    public static String detail(long kept, Checkpoint shown) {
        return "put back from an older copy: goes on behind entry " + kept + ", instead of the log that was signed as "
                + shown.write();
    }

    static boolean isToldBy(JsonNode entry) {
        return entry.path("action").asText().equals(ACTION)
                && entry.path("subject").asText().equals(SUBJECT);
    }
}
