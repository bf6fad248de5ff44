package org.hazmat.gateway.command;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Commands that can take a terminal or a vehicle away from its operator: off until configured, and only with a second person. */
public enum Danger {
    /** 0x8103 with a server's address, port or access point. */
    SERVER_ADDRESS,
    /** 0x8105: power off, reset, connect elsewhere. */
    CONTROL,
    /** 0x8108. */
    UPGRADE,
    /** 0x8500. */
    DOOR,
    /** 0x8900: whatever it is. */
    TRANSPARENT;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads {@code off}, or words with commas between. Throws {@link IllegalArgumentException} with a sentence. */
    public static Set<Danger> parse(String text) {
        Set<Danger> allowed = EnumSet.noneOf(Danger.class);
        if (text.strip().equals("off")) {
            return allowed;
        }
        for (String word : text.split(",", -1)) {
            allowed.add(Arrays.stream(values())
                    .filter(danger -> danger.word().equals(word.strip()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("\"" + word.strip() + "\" is none of off, "
                            + Arrays.stream(values()).map(Danger::word).collect(Collectors.joining(", ")))));
        }
        return allowed;
    }
}
