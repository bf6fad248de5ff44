package org.hazmat.protocols.wire;

import java.util.Locale;

/** Why bytes were refused; the word is what operators see and counters are named after. */
public enum Reason {
    NO_DELIMITER,
    BAD_ESCAPE,
    TOO_SHORT,
    TOO_LONG,
    BAD_CHECK_CODE,
    BAD_LENGTH,
    BAD_BODY;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    public String word() {
        return word;
    }
}
