package org.hazmat.web.memory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hazmat.geocore.rule.Version;
import org.hazmat.web.read.Page;
import org.hazmat.web.read.Versioned;
import org.jspecify.annotations.Nullable;

public final class MemoryVersions<T> implements Versioned<T> {
    private final Map<String, List<Version<T>>> all = new TreeMap<>();
    private final InstantSource clock;

    MemoryVersions(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Version<T>> find(String id) {
        List<Version<T>> versions = versions(id);
        return versions.isEmpty()
                ? Optional.empty()
                : Optional.of(versions.getLast()).filter(version -> !version.deleted());
    }

    @Override
    public synchronized Page<Version<T>> list(Page.Ask ask) {
        return Page.of(
                all.values().stream()
                        .map(List::getLast)
                        .filter(version -> !version.deleted())
                        .toList(),
                ask);
    }

    @Override
    public synchronized List<Version<T>> versions(String id) {
        return List.copyOf(all.getOrDefault(id, List.of()));
    }

    @Override
    public synchronized Version<T> put(
            String id, T value, @Nullable Instant validFrom, @Nullable Instant validTo, String author) {
        return add(id, value, validFrom, validTo, author);
    }

    @Override
    public synchronized List<Version<T>> putAll(List<Change<T>> changes, String author) {
        return changes.stream()
                .map(change -> add(change.id(), change.value(), change.validFrom(), change.validTo(), author))
                .toList();
    }

    @Override
    public synchronized boolean delete(String id, String author) {
        if (find(id).isEmpty()) {
            return false;
        }
        add(id, null, null, null, author);
        return true;
    }

    private Version<T> add(
            String id, @Nullable T value, @Nullable Instant validFrom, @Nullable Instant validTo, String author) {
        List<Version<T>> versions = all.computeIfAbsent(id, unused -> new ArrayList<>());
        Instant now = clock.instant();
        Version<T> version = new Version<>(
                id, versions.size() + 1, value, validFrom == null ? now : validFrom, validTo, author, now);
        versions.add(version);
        return version;
    }

    /** Every version of everything. */
    synchronized List<Version<T>> all() {
        return all.values().stream().flatMap(List::stream).toList();
    }
}
