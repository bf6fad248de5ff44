package org.hazmat.geocore.violation;

import java.util.Locale;

/** Why a violation ended (rules.md 5 to 10 and 16). */
public enum CloseReason {
    EXIT,
    WINDOW_END,
    EXEMPT,
    SIGNAL_LOST,
    RULE_CHANGED,
    MOVED,
    SLOWED,
    RESTED;

    /** The word in JSON: lower-kebab-case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Throws {@link IllegalArgumentException} when there is no such word. */
    public static CloseReason ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
