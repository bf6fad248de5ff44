package org.hazmat.web.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.rule.Version;
import org.hazmat.web.read.Entries;
import org.hazmat.web.read.Page;
import org.jspecify.annotations.Nullable;

/** What is written down for vehicles: load checks, appointments. */
record MemoryEntries<T>(
        Map<String, T> entries,
        MemoryVersions<T> versions,
        Function<T, String> id,
        Function<T, VehicleId> whose,
        BiPredicate<VehicleId, @Nullable String> belongs)
        implements Entries<T> {
    @Override
    public Optional<T> find(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    @Override
    public Page<T> list(@Nullable VehicleId vehicle, @Nullable String operator, Page.Ask ask) {
        return Page.of(
                entries.values().stream()
                        .filter(entry -> vehicle == null || vehicle.equals(whose.apply(entry)))
                        .filter(entry -> belongs.test(whose.apply(entry), operator))
                        .toList(),
                ask);
    }

    @Override
    public boolean put(T entry, String author) {
        versions.put(id.apply(entry), entry, null, null, author);
        return entries.put(id.apply(entry), entry) == null;
    }

    @Override
    public boolean delete(String key, String author) {
        versions.delete(key, author);
        return entries.remove(key) != null;
    }

    @Override
    public List<Version<T>> versions(String key) {
        return versions.versions(key);
    }
}
