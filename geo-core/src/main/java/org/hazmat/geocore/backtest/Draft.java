package org.hazmat.geocore.backtest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.Rulebook;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.zone.Zone;
import org.jspecify.annotations.Nullable;

/**
 * A set of rules that is not published yet (草案). It judges with the published permits and holidays, and the published zones but for
 * those that it draws anew.
 *
 * @param others whether published rules of other ids judge beside it
 */
public record Draft(List<Drafted<Zone>> zones, List<Drafted<Rule>> rules, boolean others) {
    private static final String AUTHOR = "draft";

    /**
     * A value with the fix times that it is for.
     *
     * @param validFrom null: from the beginning
     * @param validTo null: without end
     */
    public record Drafted<T>(
            T value, @Nullable Instant validFrom, @Nullable Instant validTo) {}

    /** The rulebook as it would be; zone indexes are shared where the zones are the same. */
    public Rulebook over(Rulebook published) {
        Set<String> redrawn = ids(zones, Zone::id);
        Set<String> replaced = ids(rules, Draft::id);
        List<Version<Zone>> zonesThen = new ArrayList<>(published.zones());
        zonesThen.removeIf(version -> redrawn.contains(version.id()));
        zonesThen.addAll(versions(zones, Zone::id, published.zones()));
        List<Version<Rule>> rulesThen = new ArrayList<>(others ? published.rules() : List.of());
        rulesThen.removeIf(version -> replaced.contains(version.id()));
        rulesThen.addAll(versions(rules, Draft::id, published.rules()));
        return published.drafted(zonesThen, rulesThen);
    }

    private static String id(Rule rule) {
        return rule.terms().id();
    }

    private static <T> Set<String> ids(List<Drafted<T>> drafted, Function<T, String> id) {
        return drafted.stream().map(each -> id.apply(each.value())).collect(Collectors.toSet());
    }

    /** Each as the version after the newest that is published, so that its records have ids of their own. */
    private static <T> List<Version<T>> versions(
            List<Drafted<T>> drafted, Function<T, String> idOf, List<Version<T>> published) {
        List<Version<T>> versions = new ArrayList<>();
        for (Drafted<T> each : drafted) {
            String id = idOf.apply(each.value());
            int newest = published.stream()
                    .filter(version -> version.id().equals(id))
                    .mapToInt(Version::number)
                    .max()
                    .orElse(0);
            Instant from = each.validFrom() == null ? Instant.EPOCH : each.validFrom();
            versions.add(new Version<>(id, newest + 1, each.value(), from, each.validTo(), AUTHOR, from));
        }
        return versions;
    }
}
