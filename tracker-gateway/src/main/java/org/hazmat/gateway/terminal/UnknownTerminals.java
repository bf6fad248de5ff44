package org.hazmat.gateway.terminal;

import java.util.Locale;

/** What happens to a terminal that is not in the register ({@code TRACKER_UNKNOWN_TERMINALS}). */
public enum UnknownTerminals {
    /** It gets 0x8100 result 4 and is listed for the bureau. */
    REFUSE,
    /** It is let in as the vehicle that it claims to be, and listed all the same: for trial use. */
    ADMIT;

    /** Throws {@link IllegalArgumentException} with a sentence when there is no such word. */
    public static UnknownTerminals ofWord(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "refuse" -> REFUSE;
            case "admit" -> ADMIT;
            default ->
                throw new IllegalArgumentException(
                        "unknown terminals are to \"refuse\" or to \"admit\", not \"" + word + "\"");
        };
    }
}
