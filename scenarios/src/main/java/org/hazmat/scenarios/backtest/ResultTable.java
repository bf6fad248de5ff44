package org.hazmat.scenarios.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Locale;

/** A back-test's result for people. */
final class ResultTable {
    private static final int SHOWN = 10;

    private ResultTable() {}

    static void print(JsonNode backtest, PrintWriter out) {
        JsonNode result = backtest.path("result");
        out.println("from " + backtest.path("from").asText() + " to "
                + backtest.path("to").asText() + ": "
                + backtest.at("/progress/vehicles").asInt() + " vehicles, "
                + backtest.at("/progress/positions").asLong() + " positions");
        out.println();
        out.println(line("", "violations", "vehicles", "hours"));
        out.println(sum("draft", result.path("draft")));
        out.println(sum("published", result.path("published")));
        out.println();
        rows("rule", result.path("byRule"), out);
        rows("zone", result.path("byZone"), out);
        rows("kind", result.path("byKind"), out);
        violations("only in draft", result.at("/violations/onlyInDraft"), out);
        violations("only in published", result.at("/violations/onlyInPublished"), out);
    }

    private static String sum(String name, JsonNode sum) {
        return line(
                name,
                sum.path("violations").asText(),
                sum.path("vehicles").asText(),
                String.format(Locale.ROOT, "%.2f", sum.path("hours").asDouble()));
    }

    private static String line(String name, String violations, String vehicles, String hours) {
        return String.format(Locale.ROOT, "%-24s%12s%12s%12s", name, violations, vehicles, hours);
    }

    private static void rows(String name, JsonNode rows, PrintWriter out) {
        if (rows.isEmpty()) {
            return;
        }
        out.println(row("by " + name, "draft", "published", "in both", "draft only", "published only"));
        int shown = 0;
        for (JsonNode row : rows) {
            if (shown++ == SHOWN) {
                out.println("… and " + (rows.size() - SHOWN) + " more; --json prints all");
                break;
            }
            out.println(row(
                    row.path(name).asText(),
                    row.path("draft").asText(),
                    row.path("published").asText(),
                    row.path("inBoth").asText(),
                    row.path("onlyInDraft").asText(),
                    row.path("onlyInPublished").asText()));
        }
        out.println();
    }

    private static String row(String name, Object... numbers) {
        return String.format(Locale.ROOT, "%-24s", name) + String.format(Locale.ROOT, "%12s%12s%12s%12s%16s", numbers);
    }

    private static void violations(String heading, JsonNode violations, PrintWriter out) {
        if (violations.isEmpty()) {
            return;
        }
        out.println(heading + ":");
        int shown = 0;
        for (JsonNode violation : violations) {
            if (shown++ == SHOWN) {
                out.println("  …");
                break;
            }
            out.println("  " + violation.path("plate").asText() + "  "
                    + violation.path("rule").asText() + "  "
                    + violation.path("zone").asText("") + "  "
                    + violation.path("start").asText() + " to "
                    + violation.path("end").asText());
        }
        out.println();
    }
}
