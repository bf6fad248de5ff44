package org.hazmat.geocore.rule;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.geocore.zone.ZoneIndex;

/**
 * The zone indexes that were asked for last, shared by a rulebook and those that replace it. Only a few: each edit of a zone makes
 * another, out of the last one.
 */
final class ZoneIndexes {
    private static final int KEPT = 8;

    private final LinkedHashMap<List<Edition>, ZoneIndex> newestLast = new LinkedHashMap<>();

    /** Others that begin with the same: what is drafted may have an edition's name and another shape. */
    synchronized ZoneIndexes forked() {
        ZoneIndexes fork = new ZoneIndexes();
        fork.newestLast.putAll(newestLast);
        return fork;
    }

    /** Of versions sorted by id, one of each. */
    synchronized ZoneIndex of(List<Version<Zone>> zones) {
        List<Edition> editions = zones.stream()
                .map(v -> new Edition(v.id(), v.number(), v.madeAt()))
                .toList();
        ZoneIndex known = newestLast.get(editions);
        ZoneIndex index = known != null ? known : edited(zones, editions);
        newestLast.putLast(editions, index);
        if (newestLast.size() > KEPT) {
            newestLast.pollFirstEntry();
        }
        return index;
    }

    private ZoneIndex edited(List<Version<Zone>> zones, List<Edition> editions) {
        List<Zone> values = zones.stream().map(v -> v.find().orElseThrow()).toList();
        var last = newestLast.lastEntry();
        return last == null ? ZoneIndex.of(values) : last.getValue().edited(values, former(last.getKey(), editions));
    }

    /** For each edition its place among the former ones; both are sorted by id. */
    private static int[] former(List<Edition> former, List<Edition> editions) {
        int[] places = new int[editions.size()];
        int place = 0;
        for (int i = 0; i < places.length; i++) {
            Edition edition = editions.get(i);
            while (place < former.size() && former.get(place).id().compareTo(edition.id()) < 0) {
                place++;
            }
            boolean same = place < former.size() && former.get(place).equals(edition);
            places[i] = same ? place : ZoneIndex.NEW;
        }
        return places;
    }

    synchronized int size() {
        return newestLast.size();
    }

    /** Names a version without comparing its geometry. */
    private record Edition(String id, int number, Instant madeAt) {}
}
