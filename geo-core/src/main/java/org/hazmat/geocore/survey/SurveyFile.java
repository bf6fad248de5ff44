package org.hazmat.geocore.survey;

import java.util.Locale;

/**
 * A file as somebody sent it.
 *
 * @param name with its ending, which says what it is where the content does not; folders in front of it are dropped
 */
public record SurveyFile(String name, byte[] content) {
    public SurveyFile {
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /** The name without its ending. */
    String stem() {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    /** In lower case, without the dot; empty where there is none. */
    String ending() {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    boolean startsWith(String octets) {
        if (content.length < octets.length()) {
            return false;
        }
        for (int i = 0; i < octets.length(); i++) {
            if (content[i] != (byte) octets.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
