package org.hazmat.geocore.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hazmat.geocore.backtest.Comparison;
import org.hazmat.geocore.violation.Violation;

/** What a back-test found (contract.md 3). */
public final class ComparisonJson {
    /** More rows than anybody reads; the zones with the most violations come first. */
    private static final int MAX_ROWS = 1000;

    private static final double SECONDS_OF_AN_HOUR = 3600;

    private ComparisonJson() {}

    public static ObjectNode write(Comparison.Result result) {
        ObjectNode node = JsonText.object();
        node.set("draft", sum(result.draft()));
        node.set("published", sum(result.published()));
        write(node, result.all());
        node.set("byRule", rows("rule", result.byRule()));
        node.set("byZone", rows("zone", result.byZone()));
        node.set("byKind", rows("kind", result.byKind()));
        ObjectNode violations = node.putObject("violations");
        violations.set("onlyInDraft", list(result.onlyInDraft()));
        violations.set("onlyInPublished", list(result.onlyInPublished()));
        violations.set("inBoth", list(result.inBoth()));
        return node;
    }

    private static ObjectNode sum(Comparison.Sum sum) {
        return JsonText.object()
                .put("violations", sum.violations())
                .put("vehicles", sum.vehicles())
                .put("hours", Math.round(sum.violating().toSeconds() / SECONDS_OF_AN_HOUR * 1000) / 1000.0);
    }

    private static void write(ObjectNode node, Comparison.Shares shares) {
        node.put("onlyInDraft", shares.onlyInDraft());
        node.put("onlyInPublished", shares.onlyInPublished());
        node.put("inBoth", shares.inBoth());
    }

    private static ArrayNode rows(String name, Map<String, Comparison.Shares> counts) {
        ArrayNode rows = JsonText.object().arrayNode();
        counts.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Comparison.Shares> entry) ->
                                -entry.getValue().draft() - entry.getValue().published())
                        .thenComparing(Map.Entry::getKey))
                .limit(MAX_ROWS)
                .forEach(entry -> {
                    ObjectNode row = rows.addObject();
                    row.put(name, entry.getKey());
                    row.put("draft", entry.getValue().draft());
                    row.put("published", entry.getValue().published());
                    write(row, entry.getValue());
                });
        return rows;
    }

    private static ArrayNode list(List<Violation> violations) {
        ArrayNode list = JsonText.object().arrayNode();
        violations.forEach(violation -> list.add(ViolationJson.write(violation)));
        return list;
    }
}
