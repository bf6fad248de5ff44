package org.hazmat.geocore.rule;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The hash of each version that was asked for, shared by a rulebook and those that replace it: an edit then costs what it edits, not the
 * text of every vertex of every zone.
 */
final class VersionHashes {
    /** Versions are told apart by identity: comparing them would compare all of their geometry. */
    private final IdentityHashMap<Version<?>, String> known = new IdentityHashMap<>();

    synchronized <T> List<String> of(List<Version<T>> versions) {
        return versions.stream()
                .map(version -> known.computeIfAbsent(version, RulebookHash::of))
                .toList();
    }

    /** Forgets what is of no rulebook any more, once that is more than half. */
    synchronized void keep(List<List<? extends Version<?>>> current) {
        int size = current.stream().mapToInt(List::size).sum();
        if (known.size() > 2 * size) {
            Set<Version<?>> kept = Collections.newSetFromMap(new IdentityHashMap<>(size));
            current.forEach(kept::addAll);
            known.keySet().retainAll(kept);
        }
    }
}
