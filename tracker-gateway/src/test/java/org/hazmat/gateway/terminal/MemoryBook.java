package org.hazmat.gateway.terminal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hazmat.gateway.command.Book;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.Commands.Entry;
import org.hazmat.web.read.Page;

/** Commands kept in memory, and what was noted for the audit. */
final class MemoryBook implements Book {
    private final Map<String, Entry> byId = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    @Override
    public synchronized void add(Entry entry) {
        byId.put(entry.id(), entry);
        note(entry, entry.asked().by(), "give");
    }

    @Override
    public synchronized void save(Entry entry) {
        byId.put(entry.id(), entry);
    }

    @Override
    public synchronized void note(Entry entry, String author, String action) {
        notes.add(author + " " + action + " " + entry.type());
    }

    synchronized List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public synchronized Optional<Entry> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public synchronized Page<Entry> list(VehicleId vehicle, Page.Ask ask) {
        List<Entry> entries = new ArrayList<>(byId.values());
        Collections.reverse(entries);
        return Page.of(entries, ask);
    }

    @Override
    public synchronized List<Entry> ofViolation(String violation) {
        return byId.values().stream()
                .filter(entry -> violation.equals(entry.violation()))
                .toList();
    }

    @Override
    public synchronized List<Entry> unfinished() {
        return byId.values().stream()
                .filter(entry -> entry.progress().state().isWaiting())
                .toList();
    }
}
