package org.hazmat.geocore.rule;

import java.util.List;
import java.util.Set;
import org.hazmat.geocore.model.Paper;

/**
 * Moving while a paper of vehicle or tank is over is forbidden (带病运行, rules.md 18).
 *
 * @param papers which of them count
 * @param restSeconds a rest this long ends the trip
 */
public record UnfitRunning(Terms terms, Set<Paper> papers, int restSeconds) implements Rule {
    @Override
    public RuleKind kind() {
        return RuleKind.UNFIT_RUNNING;
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
        return sight.expired(papers) ? Look.breach(sight.moving()) : Look.EXEMPT;
    }

    @Override
    public Hold hold() {
        return Hold.untilRest(Hold.Span.atLeast(0), restSeconds);
    }
}
