package org.hazmat.geocore.model;

import java.util.Locale;

/** What is in the tank (载货状态, rules.md 13). An emptied but uncleaned tank is still dangerous goods (JT/T 617). */
public enum CargoState {
    LOADED,
    EMPTY_UNCLEANED,
    EMPTY_CLEANED;

    /** The state that a rule's {@code exemptCargo} is compared with: uncleaned counts as loaded. */
    public CargoState effective() {
        return this == EMPTY_UNCLEANED ? LOADED : this;
    }

    /** The word in JSON: lower-kebab-case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Throws {@link IllegalArgumentException} when there is no such word. */
    public static CargoState ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
