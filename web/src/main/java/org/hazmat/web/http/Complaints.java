package org.hazmat.web.http;

import io.vertx.json.schema.OutputUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the schema validator found, one sentence for each place; it also repeats at each level that something below is wrong. */
final class Complaints {
    private static final Pattern ECHO =
            Pattern.compile("Property \".*\" does not match schema|Items did not match schema|A subschema had errors");
    private static final Pattern UNKNOWN =
            Pattern.compile("Property \"(.*)\" does not match additional properties schema");
    private static final Pattern MISSING = Pattern.compile("Instance does not have required property \"(.*)\"");
    private static final List<Wording> WORDINGS = List.of(
            new Wording("Instance does not match any of \\[(.*)]", "has to be one of $1"),
            new Wording("Instance does not match \"(.*)\"", "has to be $1"),
            new Wording("Array has too few items \\(.*< (\\d+)\\)", "has too few entries; the least is $1"),
            new Wording("Instance type (.*) is invalid\\. Expected (.*)", "has to be of type $2, not $1"),
            new Wording("String is too short \\((\\d+) < (\\d+)\\)", "has to have at least $2 characters, not $1"),
            new Wording("String is too long \\((\\d+) > (\\d+)\\)", "may have at most $2 characters, not $1"),
            new Wording("String does not match pattern", "does not have the form that openapi.yaml describes"));

    private record Wording(Pattern said, String meant) {
        Wording(String said, String meant) {
            this(Pattern.compile(said), meant);
        }
    }

    private Complaints() {}

    static List<Problem.Fault> of(OutputUnit output) {
        if (Boolean.TRUE.equals(output.getValid())) {
            return List.of();
        }
        Map<String, String> sentences = new LinkedHashMap<>();
        Map<String, String> unknown = new LinkedHashMap<>();
        List<OutputUnit> errors = output.getErrors() == null ? List.of(output) : output.getErrors();
        for (OutputUnit error : errors) {
            sort(pointer(error), String.valueOf(error.getError()), sentences, unknown);
        }
        unknown.forEach((pointer, sentence) -> {
            // A known field with a wrong value is also called unknown.
            if (sentences.keySet().stream().noneMatch(place -> isAtOrBelow(place, pointer))) {
                sentences.put(pointer, sentence);
            }
        });
        List<Problem.Fault> faults = new ArrayList<>();
        sentences.forEach((pointer, sentence) -> faults.add(new Problem.Fault(pointer, sentence)));
        return faults.isEmpty() ? List.of(new Problem.Fault("", "does not agree with openapi.yaml")) : faults;
    }

    private static void sort(String pointer, String said, Map<String, String> sentences, Map<String, String> unknown) {
        Matcher additional = UNKNOWN.matcher(said);
        Matcher missing = MISSING.matcher(said);
        if (additional.matches()) {
            unknown.put(pointer, "there is no field \"" + additional.group(1) + "\" here");
        } else if (missing.matches()) {
            sentences.putIfAbsent(pointer + "/" + missing.group(1), "is missing");
        } else if (!ECHO.matcher(said).matches()) {
            sentences.putIfAbsent(pointer, reworded(said));
        }
    }

    private static String reworded(String said) {
        for (Wording wording : WORDINGS) {
            Matcher matcher = wording.said().matcher(said);
            if (matcher.matches()) {
                return matcher.replaceFirst(wording.meant())
                        .replace("\"", "")
                        .replace(",", ", ")
                        .replace(",  ", ", ");
            }
        }
        return said;
    }

    private static boolean isAtOrBelow(String place, String pointer) {
        return place.equals(pointer) || place.startsWith(pointer + "/");
    }

    private static String pointer(OutputUnit unit) {
        String location = unit.getInstanceLocation();
        return location == null ? "" : location.replaceFirst("^#", "");
    }
}
