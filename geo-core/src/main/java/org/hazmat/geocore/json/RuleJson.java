package org.hazmat.geocore.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hazmat.geocore.model.CargoState;
import org.hazmat.geocore.model.Paper;
import org.hazmat.geocore.rule.Capacity;
import org.hazmat.geocore.rule.CargoLicence;
import org.hazmat.geocore.rule.Dwell;
import org.hazmat.geocore.rule.Escort;
import org.hazmat.geocore.rule.Fatigue;
import org.hazmat.geocore.rule.GoneSilent;
import org.hazmat.geocore.rule.LoadCheckMissing;
import org.hazmat.geocore.rule.NoEntry;
import org.hazmat.geocore.rule.NoWaybill;
import org.hazmat.geocore.rule.ParkEntry;
import org.hazmat.geocore.rule.ParkOutside;
import org.hazmat.geocore.rule.Route;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.RuleKind;
import org.hazmat.geocore.rule.Speed;
import org.hazmat.geocore.rule.TerminalAlarm;
import org.hazmat.geocore.rule.UnfitRunning;
import org.hazmat.geocore.rule.WaybillWithoutTrack;
import org.hazmat.geocore.zone.Schedule;

/** A rule (contract.md 4): what every kind has, and what the kind needs. */
public final class RuleJson {
    private static final List<String> FIELDS = List.of(
            "id",
            "kind",
            "zones",
            "when",
            "preAlertMinutes",
            "preAlertText",
            "limitSeconds",
            "limitKmh",
            "sustainSeconds",
            "driveSeconds",
            "restSeconds",
            "allowedZones",
            "exceptZones",
            "during",
            "papers",
            "validSeconds",
            "alarmBits",
            "maxVehicles",
            "permits",
            "exemptCargo",
            "state",
            "severity",
            "authority",
            "coHandler",
            "legalBasis",
            "sample",
            "validFrom",
            "validTo");
    private static final List<String> ZONE_LISTS = List.of("zones", "allowedZones", "exceptZones");
    private static final String KINDS =
            Arrays.stream(RuleKind.values()).map(RuleKind::word).collect(Collectors.joining(", "));
    private static final String PAPERS =
            Arrays.stream(Paper.values()).map(Paper::word).collect(Collectors.joining(", "));
    private static final int LONGEST_PRE_ALERT_MINUTES = 60;
    private static final int HEADING_MINUTES = 5;
    private static final int SILENT_SECONDS = 300;
    private static final int CHECK_SECONDS = 14_400;
    private static final int SUSTAIN_SECONDS = 60;
    private static final int DRIVE_SECONDS = 14_400;
    private static final int REST_SECONDS = 1200;
    private static final int MOST_VEHICLES = 100_000;
    private static final int LONGEST_SECONDS = 30 * 24 * 3600;

    private RuleJson() {}

    public static ObjectNode write(Rule rule) {
        return write(rule, new Validity(null, null));
    }

    public static ObjectNode write(Rule rule, Validity validity) {
        ObjectNode node = JsonText.object();
        Rule.Terms terms = rule.terms();
        node.put("id", terms.id());
        node.put("kind", rule.kind().word());
        writeKind(node, rule);
        node.put("when", terms.when().text());
        node.put("permits", terms.permitsHonoured() ? "honoured" : "ignored");
        List<String> exempt =
                terms.exemptCargo().stream().sorted().map(CargoState::word).toList();
        texts(node, "exemptCargo", exempt);
        node.put("state", terms.draft() ? "draft" : "published");
        node.put("severity", terms.severity());
        node.put("authority", terms.authority());
        node.put("coHandler", terms.coHandler());
        node.set("legalBasis", LegalBasisJson.write(terms.legalBasis()));
        node.put("sample", terms.sample());
        validity.write(node);
        return node;
    }

    private static void writeKind(ObjectNode node, Rule rule) {
        switch (rule) {
            case NoEntry ban -> {
                texts(node, "zones", ban.zones());
                node.put("preAlertMinutes", ban.preAlertMinutes());
                node.put("preAlertText", ban.preAlertText());
            }
            case Dwell dwell -> {
                texts(node, "zones", dwell.zones());
                node.put("limitSeconds", dwell.limitSeconds());
            }
            case ParkOutside outside -> {
                texts(node, "allowedZones", outside.allowedZones());
                node.put("limitSeconds", outside.limitSeconds());
            }
            case Speed speed -> {
                texts(node, "zones", speed.zones());
                texts(node, "exceptZones", speed.exceptZones());
                node.put("limitKmh", speed.limitKmh());
                node.put("sustainSeconds", speed.sustainSeconds());
            }
            case Fatigue fatigue -> {
                node.put("driveSeconds", fatigue.driveSeconds());
                node.put("restSeconds", fatigue.restSeconds());
            }
            case Route route -> {
                texts(node, "zones", route.zones());
                node.put("during", route.always() ? "always" : "waybill");
            }
            case UnfitRunning unfit -> {
                texts(
                        node,
                        "papers",
                        unfit.papers().stream().sorted().map(Paper::word).toList());
                node.put("restSeconds", unfit.restSeconds());
            }
            case NoWaybill without -> {
                texts(node, "exceptZones", without.exceptZones());
                node.put("restSeconds", without.restSeconds());
            }
            case WaybillWithoutTrack unused -> {}
            case LoadCheckMissing check -> {
                texts(node, "zones", check.zones());
                node.put("validSeconds", check.validSeconds());
            }
            case ParkEntry park -> texts(node, "zones", park.zones());
            case Escort escort -> node.put("restSeconds", escort.restSeconds());
            case CargoLicence licence -> node.put("restSeconds", licence.restSeconds());
            case GoneSilent silence -> {
                texts(node, "zones", silence.zones());
                node.put("limitSeconds", silence.limitSeconds());
                node.put("preAlertMinutes", silence.preAlertMinutes());
            }
            case Capacity capacity -> {
                texts(node, "zones", capacity.zones());
                node.put("maxVehicles", capacity.maxVehicles());
            }
            case TerminalAlarm alarm -> alarm.alarmBits().forEach(node.putArray("alarmBits")::add);
        }
    }

    static ArrayNode texts(List<String> texts) {
        ArrayNode array = JsonText.object().arrayNode();
        texts.forEach(array::add);
        return array;
    }

    static void texts(ObjectNode node, String name, List<String> texts) {
        texts.forEach(node.putArray(name)::add);
    }

    /** Reads a rule that names itself. */
    public static Rule read(JsonNode node) {
        return read(node, Fields.of(node).id("id"));
    }

    /** Reads a rule whose id stands in its address; one in the body must be the same. */
    public static Rule read(JsonNode node, String id) {
        Fields fields = Fields.of(node);
        fields.refuseSlips(FIELDS);
        if (fields.has("id") && !fields.id("id").equals(id)) {
            throw fields.invalid("id", "the rule names itself otherwise than its address, \"" + id + "\"");
        }
        Validity.read(fields);
        Rule.Terms terms = terms(fields, Fields.id(id, ""));
        RuleKind kind = fields.word("kind", RuleKind::ofWord, KINDS);
        return switch (kind) {
            case NO_ENTRY ->
                new NoEntry(terms, fields.someTexts("zones"), preAlertMinutes(fields), fields.flag("preAlertText"));
            case DWELL -> new Dwell(terms, fields.someTexts("zones"), seconds(fields, "limitSeconds"));
            case PARK_OUTSIDE -> new ParkOutside(terms, allowed(fields), seconds(fields, "limitSeconds"));
            case SPEED ->
                new Speed(
                        terms,
                        fields.texts("zones"),
                        fields.texts("exceptZones"),
                        limitKmh(fields),
                        seconds(fields, "sustainSeconds", SUSTAIN_SECONDS));
            case FATIGUE -> new Fatigue(terms, seconds(fields, "driveSeconds", DRIVE_SECONDS), rest(fields));
            case ROUTE ->
                new Route(
                        terms,
                        fields.someTexts("zones"),
                        fields.has("during") && choice(fields, "during", "always", "waybill"));
            case UNFIT_RUNNING -> new UnfitRunning(terms, papers(fields), rest(fields));
            case NO_WAYBILL -> new NoWaybill(terms, fields.texts("exceptZones"), rest(fields));
            case WAYBILL_WITHOUT_TRACK -> new WaybillWithoutTrack(terms);
            case LOAD_CHECK ->
                new LoadCheckMissing(terms, fields.someTexts("zones"), seconds(fields, "validSeconds", CHECK_SECONDS));
            case PARK_ENTRY -> new ParkEntry(terms, fields.someTexts("zones"));
            case ESCORT -> new Escort(terms, rest(fields));
            case CARGO_LICENCE -> new CargoLicence(terms, rest(fields));
            case SILENCE ->
                new GoneSilent(
                        terms,
                        fields.someTexts("zones"),
                        seconds(fields, "limitSeconds", SILENT_SECONDS),
                        fields.has("preAlertMinutes")
                                ? fields.integer("preAlertMinutes", 1, LONGEST_PRE_ALERT_MINUTES)
                                : HEADING_MINUTES);
            case CAPACITY ->
                new Capacity(terms, fields.someTexts("zones"), fields.optionalInteger("maxVehicles", 0, MOST_VEHICLES));
            case TERMINAL_ALARM -> new TerminalAlarm(terms, fields.someIntegers("alarmBits", 0, 31));
        };
    }

    public static Validity validity(JsonNode node) {
        return Validity.read(Fields.of(node));
    }

    /** Throws {@link Invalid} for the first zone of the rule that is not known. */
    public static void requireZones(Rule rule, Predicate<String> known) {
        ObjectNode node = write(rule);
        for (String field : ZONE_LISTS) {
            requireZones(field, Fields.of(node).texts(field), known);
        }
    }

    static void requireZones(String field, List<String> ids, Predicate<String> known) {
        for (int i = 0; i < ids.size(); i++) {
            if (!known.test(ids.get(i))) {
                throw new Invalid("/" + field + "/" + i, "there is no zone \"" + ids.get(i) + "\"");
            }
        }
    }

    private static Rule.Terms terms(Fields fields, String id) {
        return new Rule.Terms(
                id,
                fields.has("when") ? fields.converted("when", Schedule::parse) : Schedule.ALWAYS,
                !fields.has("permits") || choice(fields, "permits", "honoured", "ignored"),
                exemptCargo(fields),
                fields.has("state") && choice(fields, "state", "draft", "published"),
                fields.optionalText("severity"),
                fields.optionalText("authority"),
                fields.optionalText("coHandler"),
                LegalBasisJson.read(fields),
                fields.flag("sample"));
    }

    private static boolean choice(Fields fields, String name, String yes, String no) {
        String word = fields.text(name);
        if (!word.equals(yes) && !word.equals(no)) {
            throw fields.invalid(name, "\"" + word + "\" is neither " + yes + " nor " + no);
        }
        return word.equals(yes);
    }

    private static Set<CargoState> exemptCargo(Fields fields) {
        return Set.copyOf(fields.words("exemptCargo", CargoState::ofWord, VehicleJson.CARGO_STATES));
    }

    private static List<String> allowed(Fields fields) {
        fields.node("allowedZones");
        return fields.texts("allowedZones");
    }

    /** Absent: all of them. */
    private static Set<Paper> papers(Fields fields) {
        List<Paper> papers = fields.words("papers", Paper::ofWord, PAPERS);
        return papers.isEmpty() ? Set.of(Paper.values()) : Set.copyOf(papers);
    }

    private static int preAlertMinutes(Fields fields) {
        return fields.has("preAlertMinutes") ? fields.integer("preAlertMinutes", 0, LONGEST_PRE_ALERT_MINUTES) : 0;
    }

    private static int rest(Fields fields) {
        return seconds(fields, "restSeconds", REST_SECONDS);
    }

    private static int seconds(Fields fields, String name) {
        return fields.integer(name, 0, LONGEST_SECONDS);
    }

    private static int seconds(Fields fields, String name, int usual) {
        return fields.has(name) ? seconds(fields, name) : usual;
    }

    static double limitKmh(Fields fields) {
        double limit = fields.number("limitKmh");
        if (limit <= 0 || limit > 200) {
            throw fields.invalid("limitKmh", "a speed above 0 and up to 200 km/h belongs here, not " + limit);
        }
        return limit;
    }
}
