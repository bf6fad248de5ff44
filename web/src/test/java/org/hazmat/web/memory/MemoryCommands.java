package org.hazmat.web.memory;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.Commands;
import org.hazmat.web.read.Conflict;
import org.hazmat.web.read.Page;

/** Commands in memory, to no terminal; {@code control} is dangerous, and some types are refused by their names. */
public final class MemoryCommands implements Commands {
    private final Map<String, Entry> byId = new ConcurrentSkipListMap<>();
    private final InstantSource clock;

    MemoryCommands(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Verdict submit(VehicleId vehicle, JsonNode request, String author) {
        String type = request.path("type").asText();
        return switch (type) {
            case "door" -> new Verdict.Refused(Refusal.FORBIDDEN, "doors are switched off", List.of());
            case "areas" ->
                new Verdict.Refused(Refusal.UNFIT, "it does not fit", List.of(new Fault("/zones/0", "it has a hole")));
            case "photo" -> new Verdict.Refused(Refusal.TOO_MANY, "32 wait already", List.of());
            default -> new Verdict.Taken(added(vehicle, request, author));
        };
    }

    private Entry added(VehicleId vehicle, JsonNode request, String author) {
        Instant now = clock.instant();
        String id = "c" + (byId.size() + 1);
        State state = request.path("type").asText().equals("control") ? State.AWAITING_APPROVAL : State.QUEUED;
        String violation =
                request.hasNonNull("violation") ? request.get("violation").asText() : null;
        Asked asked = new Asked(author, now, now.plus(Duration.ofHours(1)));
        Entry entry = new Entry(id, vehicle, request, violation, asked, Progress.begun(state));
        byId.put(id, entry);
        return entry;
    }

    @Override
    public Page<Entry> list(VehicleId vehicle, Page.Ask ask) {
        List<Entry> entries = new ArrayList<>(byId.values().stream()
                .filter(entry -> entry.vehicle().equals(vehicle))
                .toList());
        Collections.reverse(entries);
        return Page.of(entries, ask);
    }

    @Override
    public Page<Entry> unapproved(Page.Ask ask) {
        return Page.of(
                byId.values().stream()
                        .filter(entry -> entry.progress().state() == State.AWAITING_APPROVAL)
                        .toList(),
                ask);
    }

    @Override
    public Optional<Entry> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public Optional<Entry> approve(String id, String author) {
        return find(id).map(entry -> {
            if (entry.asked().by().equals(author)) {
                throw new Conflict("a second person is needed");
            }
            return put(entry.with(entry.progress().approved(author)));
        });
    }

    @Override
    public Optional<Entry> reject(String id, String author) {
        return find(id).map(entry -> put(entry.with(entry.progress().rejected(author, clock.instant()))));
    }

    private Entry put(Entry entry) {
        byId.put(entry.id(), entry);
        return entry;
    }

    @Override
    public List<Entry> reminders(String violation) {
        return byId.values().stream()
                .filter(entry -> violation.equals(entry.violation()))
                .toList();
    }
}
