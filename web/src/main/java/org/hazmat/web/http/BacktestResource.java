package org.hazmat.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.hazmat.geocore.backtest.Draft;
import org.hazmat.geocore.backtest.Trial;
import org.hazmat.geocore.json.ComparisonJson;
import org.hazmat.geocore.json.Invalid;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.json.RuleJson;
import org.hazmat.geocore.json.Validity;
import org.hazmat.geocore.json.ZoneJson;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.web.read.Backtests;
import org.hazmat.web.read.Versioned;

/** Drafts of rules judged against the stored tracks. */
final class BacktestResource {
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Backtests backtests;
    private final Versioned<Zone> zones;

    BacktestResource(Backtests backtests, Versioned<Zone> zones) {
        this.backtests = backtests;
        this.zones = zones;
    }

    Answer start(Request request) {
        JsonNode body = request.content();
        Backtests.Plan plan = new Backtests.Plan(draft(body), period(body), vehicles(body));
        Backtests.Backtest started = backtests.start(plan, request.who().name());
        return Answer.accepted("/api/v1/backtests/" + started.id(), form(started));
    }

    Answer get(Request request) {
        String id = request.path("id");
        return Answer.ok(form(backtests.find(id).orElseThrow(() -> Problem.notFound("back-test", id))));
    }

    Answer cancel(Request request) {
        String id = request.path("id");
        if (!backtests.cancel(id)) {
            throw Problem.notFound("back-test", id);
        }
        return Answer.nothing();
    }

    private Draft draft(JsonNode body) {
        List<Draft.Drafted<Zone>> drawn = each(body, "zones", BacktestResource::zone);
        Set<String> names = once("zones", drawn, Zone::id);
        List<Draft.Drafted<Rule>> rules = each(body, "rules", node -> rule(node, names));
        once("rules", rules, rule -> rule.terms().id());
        return new Draft(drawn, rules, body.path("keepOthers").asBoolean());
    }

    private static Draft.Drafted<Zone> zone(JsonNode node) {
        Validity validity = ZoneJson.validity(node);
        return new Draft.Drafted<>(ZoneJson.read(node, node.path("id").asText()), validity.from(), validity.to());
    }

    /** A draft judges here as if it were published. */
    private Draft.Drafted<Rule> rule(JsonNode node, Set<String> drawn) {
        if (!(node instanceof ObjectNode object)) {
            throw new Invalid("", "a rule is an object");
        }
        ObjectNode published = object.deepCopy();
        published.remove("state");
        Rule rule = RuleJson.read(published);
        RuleJson.requireZones(rule, id -> drawn.contains(id) || zones.find(id).isPresent());
        Validity validity = RuleJson.validity(published);
        return new Draft.Drafted<>(rule, validity.from(), validity.to());
    }

    private static <T> List<T> each(JsonNode body, String list, Function<JsonNode, T> read) {
        List<T> items = new ArrayList<>();
        for (JsonNode node : body.path(list)) {
            try {
                items.add(read.apply(node));
            } catch (Invalid e) {
                throw new Invalid("/" + list + "/" + items.size() + e.pointer(), e.sentence());
            }
        }
        return List.copyOf(items);
    }

    private static <T> Set<String> once(String list, List<Draft.Drafted<T>> drafted, Function<T, String> idOf) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < drafted.size(); i++) {
            String id = idOf.apply(drafted.get(i).value());
            if (!ids.add(id)) {
                throw new Invalid("/" + list + "/" + i + "/id", "\"" + id + "\" is there twice");
            }
        }
        return ids;
    }

    private static Trial.Period period(JsonNode body) {
        Instant from = Request.instant("/from", body.path("from").asText());
        Instant to = Request.instant("/to", body.path("to").asText());
        if (!from.isBefore(to)) {
            throw Problem.badRequest("/to", "it ends after it begins");
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw Problem.badRequest("/to", "at most 366 days are judged at once");
        }
        return new Trial.Period(from, to);
    }

    private static Set<VehicleId> vehicles(JsonNode body) {
        Set<VehicleId> vehicles = new LinkedHashSet<>();
        for (JsonNode plate : body.path("plates")) {
            vehicles.add(Request.vehicle("/plates/" + vehicles.size(), plate.asText()));
        }
        return vehicles;
    }

    private static ObjectNode form(Backtests.Backtest backtest) {
        ObjectNode form = Answer.object();
        form.put("id", backtest.id());
        form.put("author", backtest.author());
        form.put("from", JsonText.time(backtest.period().from()));
        form.put("to", JsonText.time(backtest.period().to()));
        form.put("startedAt", JsonText.time(backtest.startedAt()));
        form.put("endedAt", JsonText.time(backtest.endedAt()));
        form.put("state", backtest.state().word());
        form.set("progress", progress(backtest.progress(), backtest.state() == Backtests.State.DONE));
        form.put("failure", backtest.failure());
        form.set("result", backtest.result() == null ? null : ComparisonJson.write(backtest.result()));
        return form;
    }

    private static ObjectNode progress(Backtests.Progress progress, boolean done) {
        ObjectNode form = Answer.object();
        form.put("vehicles", progress.vehicles());
        form.put("vehiclesDone", progress.vehiclesDone());
        form.put("positions", progress.positions());
        form.put("percent", done ? 100 : 100L * progress.vehiclesDone() / Math.max(1, progress.vehicles()));
        return form;
    }
}
