package org.hazmat.geocore.rule;

import java.util.List;

/** Driving for too long without a rest (疲劳驾驶, rules.md 10). */
public record Fatigue(Terms terms, int driveSeconds, int restSeconds) implements Rule {
    @Override
    public String kind() {
        return "fatigue";
    }

    @Override
    public List<String> zoneIds() {
        return List.of();
    }
}
