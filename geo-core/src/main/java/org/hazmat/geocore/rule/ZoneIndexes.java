package org.hazmat.geocore.rule;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.geocore.zone.ZoneIndex;

/**
 * The zone indexes that were asked for last, shared by a rulebook and those that replace it. Only a few: each edit of a zone makes
 * another, and one that is asked for again can be built again.
 */
final class ZoneIndexes {
    private static final int KEPT = 8;

    private final Map<List<Edition>, ZoneIndex> newestLast = new LinkedHashMap<>();

    synchronized ZoneIndex of(List<Version<Zone>> zones) {
        List<Edition> editions = zones.stream()
                .map(v -> new Edition(v.id(), v.number(), v.madeAt()))
                .toList();
        ZoneIndex known = newestLast.remove(editions);
        ZoneIndex index = known != null
                ? known
                : ZoneIndex.of(zones.stream().map(v -> v.find().orElseThrow()).toList());
        newestLast.put(editions, index);
        if (newestLast.size() > KEPT) {
            newestLast.remove(newestLast.keySet().iterator().next());
        }
        return index;
    }

    synchronized int size() {
        return newestLast.size();
    }

    /** Names a version without comparing its geometry. */
    private record Edition(String id, int number, Instant madeAt) {}
}
