package org.hazmat.geocore.rule;

import java.util.List;

/** Driving for too long without a rest (疲劳驾驶, rules.md 10). */
public record Fatigue(Terms terms, int driveSeconds, int restSeconds) implements Rule {
    @Override
    public RuleKind kind() {
        return RuleKind.FATIGUE;
    }

    @Override
    public List<String> zoneIds() {
        return List.of();
    }

    @Override
    public List<String> judgedZones() {
        return List.of();
    }

    @Override
    public Look look(Provision provision, Sight sight) {
        return Look.breach(sight.moving());
    }

    @Override
    public Hold hold() {
        return Hold.untilRest(Hold.Span.moreThan(driveSeconds), restSeconds);
    }
}
