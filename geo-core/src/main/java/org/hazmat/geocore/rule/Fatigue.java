package org.hazmat.geocore.rule;

import java.util.List;

/** Driving for too long without a rest (疲劳驾驶, rules.md 10). */
public record Fatigue(Terms terms, int driveSeconds, int restSeconds) implements Rule {
    /** The word in JSON. */
    public static final String KIND = "fatigue";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<String> zoneIds() {
        return List.of();
    }
}
