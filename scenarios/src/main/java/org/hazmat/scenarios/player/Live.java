package org.hazmat.scenarios.player;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hazmat.geocore.json.VehicleJson;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.rule.Capacity;
import org.hazmat.geocore.rule.Permit;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.message.LocationBatch;
import org.hazmat.protocols.jt808.message.LocationBlock;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.wire.BcdTime;
import org.jspecify.annotations.Nullable;

/**
 * Plays scenarios on a running server: puts what is in force over its API, reports as a terminal over TCP, waits until all is
 * judged and stored, and takes its rules away again. Violations of the server's own rules are passed over.
 */
final class Live implements Stage {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Within this time the store has everything that had been judged, whatever else is reported meanwhile. */
    private static final Duration STORING = Duration.ofSeconds(3);

    private static final long PAUSE_MILLIS = 100;

    /** A terminal's clock may be ahead of the server's by that much (rules.md 2). */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /** From the last fix on, how long the scenario's rules hold: nobody else's present is to be judged by them. */
    private static final Duration AFTERWARDS = Duration.ofDays(1);

    private final LiveApi api;
    private final InetSocketAddress terminals;

    Live(LiveApi api, InetSocketAddress terminals) {
        this.api = api;
        this.terminals = terminals;
    }

    @Override
    public Played play(Scenario file) throws IOException, InterruptedException {
        requirePlayable(file);
        Scenario scenario = Elsewhere.alone(file);
        FreshNames names = FreshNames.of(scenario);
        Deque<String> made = new ArrayDeque<>();
        try {
            prepare(scenario, names, made);
            report(scenario, names);
            awaitStored();
            return collect(names);
        } finally {
            withdraw(made);
        }
    }

    /** Where another vehicle's reports begin, all that went before is judged first, as it would be by the file's clock. */
    private void report(Scenario scenario, FreshNames names) throws IOException, InterruptedException {
        Map<VehicleId, LiveTerminal> connected = new HashMap<>();
        Map<VehicleId, Integer> sent = new HashMap<>();
        try {
            for (List<Scenario.Arrival> turn : scenario.turns()) {
                VehicleId vehicle = turn.getFirst().vehicle();
                Vehicle fresh = names.vehicle(vehicle);
                if (!connected.containsKey(vehicle)) {
                    connected.put(vehicle, LiveTerminal.of(fresh, Edition.V2019, terminals));
                }
                connected.get(vehicle).report(messages(turn, scenario.reportsInAMessage()));
                awaitJudged(fresh, sent.merge(vehicle, turn.size(), Integer::sum));
            }
        } finally {
            for (LiveTerminal terminal : connected.values()) {
                terminal.close();
            }
        }
    }

    /** The server receives everything now: there, what is long past cannot be ahead of the clock. */
    private static void requirePlayable(Scenario scenario) {
        boolean ahead = scenario.arrivals().stream()
                .anyMatch(arrival ->
                        arrival.fix().time().isAfter(arrival.receivedAt().plus(AHEAD)));
        if (ahead) {
            throw new Unplayable("a fix ahead of the receive clock can only be played in-process");
        }
        if (scenario.rules().stream().anyMatch(version -> isUncounted(version.value(), scenario))) {
            throw new Unplayable("the API takes no rule about capacity without a number");
        }
    }

    private static boolean isUncounted(@Nullable Rule rule, Scenario scenario) {
        return rule instanceof Capacity capacity
                && scenario.zones().stream()
                        .filter(version -> capacity.zones().contains(version.id()))
                        .anyMatch(version -> capacity.maxVehiclesIn(version.value()) == null);
    }

    private void prepare(Scenario scenario, FreshNames names, Deque<String> made)
            throws IOException, InterruptedException {
        for (Vehicle vehicle : names.vehicles()) {
            put("/vehicles/", vehicle.id().toString(), VehicleJson.write(vehicle), made);
        }
        for (var waybill : scenario.waybills()) {
            put("/waybills/", names.of(waybill.id()), names.waybill(waybill), made);
        }
        for (var check : scenario.loadChecks()) {
            put("/load-checks/", names.of(check.id()), names.loadCheck(check), made);
        }
        for (var appointment : scenario.appointments()) {
            put("/appointments/", names.of(appointment.id()), names.appointment(appointment), made);
        }
        for (Version<Zone> version : scenario.zones()) {
            put("/zones/", names.of(version.id()), names.zone(version, valueOf(version)), made);
        }
        Instant until = end(scenario).plus(AFTERWARDS);
        for (Version<Permit> version : scenario.permits()) {
            put("/permits/", names.of(version.id()), names.permit(valueOf(version)), made);
        }
        for (Version<Rule> version : scenario.rules()) {
            put("/rules/", names.of(version.id()), names.rule(version, valueOf(version), until), made);
        }
    }

    private static <T> T valueOf(Version<T> version) {
        return Objects.requireNonNull(version.value(), "scenario files delete nothing");
    }

    private void put(String folder, String name, JsonNode body, Deque<String> made)
            throws IOException, InterruptedException {
        String path = folder + LiveApi.segment(name);
        api.put(path, body);
        if (!made.contains(path)) {
            made.push(path);
        }
    }

    private static Instant end(Scenario scenario) {
        return scenario.arrivals().stream()
                .map(arrival -> arrival.fix().time())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private static List<Message> messages(List<Scenario.Arrival> turn, int together) {
        List<LocationReport> reports =
                turn.stream().map(arrival -> report(arrival.fix())).toList();
        if (together == 1) {
            return List.copyOf(reports);
        }
        List<Message> batches = new ArrayList<>();
        for (int from = 0; from < reports.size(); from += together) {
            int to = Math.min(reports.size(), from + together);
            batches.add(LocationBatch.of(LocationBatch.BLIND_AREA, reports.subList(from, to)));
        }
        return batches;
    }

    private static LocationReport report(Fix fix) {
        LocationBlock block = new LocationBlock(
                fix.alarm(),
                fix.status(),
                fix.position().latMicrodegrees(),
                fix.position().lonMicrodegrees(),
                fix.altitudeMetres(),
                (int) Math.round(fix.speedKmh() * 10),
                fix.direction(),
                BcdTime.of(fix.time()));
        return LocationReport.of(block, List.of());
    }

    /** Acknowledged is durable; judged and stored comes a moment later. */
    private void awaitJudged(Vehicle vehicle, int sent) throws IOException, InterruptedException {
        String path = quality(vehicle);
        long rounds = PATIENCE.toMillis() / PAUSE_MILLIS;
        JsonNode quality = api.get(path);
        for (long round = 0; stored(quality) < sent && round < rounds; round++) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            quality = api.get(path);
        }
        if (stored(quality) != sent) {
            throw new IOException("of " + sent + " acknowledged reports, " + stored(quality) + " are stored after "
                    + PATIENCE.toSeconds() + " s");
        }
    }

    /** What a violation grew by the store has a moment later than the positions; on a busy server it always waits for something. */
    private void awaitStored() throws IOException, InterruptedException {
        long rounds = STORING.toMillis() / PAUSE_MILLIS;
        for (long round = 0; api.get("/status").path("storeLag").asLong() > 0 && round < rounds; round++) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private static String quality(Vehicle vehicle) {
        return "/quality?plate=" + LiveApi.segment(vehicle.id().toString());
    }

    private static int stored(JsonNode quality) {
        return Stream.of("good", "late", "rejected", "duplicates")
                .mapToInt(name -> quality.path(name).asInt())
                .sum();
    }

    private Played collect(FreshNames names) throws IOException, InterruptedException {
        List<JsonNode> violations = new ArrayList<>();
        List<JsonNode> observations = new ArrayList<>();
        int duplicates = 0;
        int rejected = 0;
        for (Vehicle vehicle : names.vehicles()) {
            violations.addAll(findings("/violations", vehicle, names));
            observations.addAll(findings("/observations", vehicle, names));
            JsonNode quality = api.get(quality(vehicle));
            duplicates += quality.path("duplicates").asInt();
            rejected += quality.path("rejected").asInt();
        }
        return new Played(violations, observations, duplicates, rejected);
    }

    private List<JsonNode> findings(String path, Vehicle vehicle, FreshNames names)
            throws IOException, InterruptedException {
        String plate = LiveApi.segment(vehicle.id().toString());
        return api.list(path + "?plate=" + plate).stream()
                .filter(names::isOurs)
                .map(names::original)
                .toList();
    }

    /** In the opposite order: a zone that a rule needs cannot go first. */
    private void withdraw(Deque<String> made) throws IOException, InterruptedException {
        while (!made.isEmpty()) {
            api.delete(made.pop());
        }
    }
}
