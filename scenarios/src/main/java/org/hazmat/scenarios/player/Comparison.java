package org.hazmat.scenarios.player;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what differs between what a scenario expects and what came of it: every member that is expected, and nothing too many. */
public final class Comparison {
    private static final List<String> NAMES = List.of("type", "rule", "zone", "plate", "start", "at");

    private final List<String> differences = new ArrayList<>();

    private Comparison() {}

    /** One line for each difference, empty when there is none. */
    public static List<String> of(JsonNode expected, Stage.Played played) {
        Comparison comparison = new Comparison();
        comparison.lists("violation", expected.path("violations"), played.violations());
        comparison.lists("observation", expected.path("observations"), played.observations());
        comparison.count("duplicates", expected.path("duplicates"), played.duplicates());
        comparison.count("rejected", expected.path("rejected"), played.rejected());
        return List.copyOf(comparison.differences);
    }

    private void count(String what, JsonNode expected, int found) {
        if (expected.isNumber() && expected.intValue() != found) {
            differences.add(what + ": expected " + expected + ", found " + found);
        }
    }

    private void lists(String what, JsonNode expected, List<JsonNode> found) {
        List<JsonNode> left = new ArrayList<>(found);
        for (JsonNode wanted : expected) {
            Optional<JsonNode> match = left.stream()
                    .filter(candidate -> NAMES.stream().allMatch(name -> agree(wanted, candidate, name)))
                    .findFirst();
            if (match.isEmpty()) {
                differences.add("missing " + what + " " + wanted);
            } else {
                left.remove(match.get());
                members(what, wanted, match.get());
            }
        }
        left.forEach(tooMany -> differences.add("unexpected " + what + " " + tooMany));
    }

    private void members(String what, JsonNode wanted, JsonNode found) {
        wanted.fieldNames().forEachRemaining(name -> {
            if (!agree(wanted, found, name)) {
                differences.add(what + " " + wanted.path("rule").asText() + " at "
                        + wanted.path("start").asText() + ": " + name + " expected " + wanted.get(name) + ", found "
                        + found.path(name));
            }
        });
    }

    /** What is not expected agrees with anything. */
    private static boolean agree(JsonNode wanted, JsonNode found, String name) {
        return !wanted.has(name) || same(wanted.get(name), found.path(name));
    }

    private static boolean same(JsonNode wanted, JsonNode found) {
        if (wanted.isNull()) {
            return found.isNull() || found.isMissingNode();
        }
        if (wanted.isNumber() && found.isNumber()) {
            return wanted.decimalValue().compareTo(found.decimalValue()) == 0;
        }
        return wanted.equals(found) || (wanted.isTextual() && found.isTextual() && sameTime(wanted, found));
    }

    private static boolean sameTime(JsonNode wanted, JsonNode found) {
        try {
            return OffsetDateTime.parse(wanted.textValue()).isEqual(OffsetDateTime.parse(found.textValue()));
        } catch (DateTimeException e) {
            return false;
        }
    }
}
