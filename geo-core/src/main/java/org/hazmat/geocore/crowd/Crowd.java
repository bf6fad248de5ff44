package org.hazmat.geocore.crowd;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.track.Difference;
import org.hazmat.geocore.track.Past;
import org.hazmat.geocore.violation.Violation;
import org.jspecify.annotations.Nullable;

/** All stays in one zone that one rule counts, and what was made known of them. */
final class Crowd {
    private final Map<String, Violation> stays = new HashMap<>();
    private final Map<String, Past.Found> records = new HashMap<>();
    private final Map<Versions, Share> shares = new HashMap<>();
    private Instant newest = Instant.EPOCH;
    private Instant trimmed = Instant.EPOCH;

    /** Stays and records count only with those of the same versions. */
    private record Versions(int rule, @Nullable Integer zone) {
        static Versions of(Violation violation) {
            return new Versions(violation.ruleVersion(), violation.zoneVersion());
        }
    }

    void remember(Violation stay) {
        put(stay);
        hear(stay.end());
    }

    /** The stay as it was before. */
    private @Nullable Violation put(Violation stay) {
        Violation before = stays.put(stay.id(), stay);
        if (before != null) {
            share(before).remove(before);
        }
        share(stay).add(stay);
        return before;
    }

    void remember(Past.Found found) {
        Violation record = found.violation();
        Past.Found before = records.put(record.id(), found);
        if (before != null) {
            share(before.violation()).fall(before.violation());
        }
        if (!found.superseded()) {
            share(record).stand(record);
        }
    }

    private Share share(Violation of) {
        return share(Versions.of(of));
    }

    private Share share(Versions versions) {
        return shares.computeIfAbsent(versions, made -> new Share());
    }

    private void hear(Instant time) {
        newest = time.isAfter(newest) ? time : newest;
    }

    Collection<Past.Found> records() {
        return List.copyOf(records.values());
    }

    /** Takes what one vehicle's fixes, the newest of which is from {@code by}, changed in its stays; gives what is to be made known. */
    List<Change> take(List<Change> changes, Instant by) {
        boolean late = by.isBefore(newest.minus(Crowds.LATE_AFTER));
        hear(by);
        Map<Versions, Instant> touched = new LinkedHashMap<>();
        List<Change> known = new ArrayList<>();
        for (Change change : changes) {
            switch (change) {
                case Change.Opened opened -> late |= set(opened.violation(), touched);
                case Change.Updated updated -> late |= set(updated.violation(), touched);
                case Change.Closed closed -> late |= set(closed.violation(), touched);
                case Change.Extended extended -> grow(extended.violation(), touched, known);
                case Change.Superseded gone -> {
                    late |= gone.violation().late();
                    forget(gone.violation().id(), touched);
                }
                case Change.Observed observed -> {}
                case Change.Withdrawn withdrawn -> {}
                case Change.Requalified requalified -> {}
            }
        }
        if (!touched.isEmpty()) {
            List<Change> counted = count(touched, late);
            counted.forEach(this::note);
            known.addAll(counted);
        }
        return known;
    }

    /** Whether it came late. */
    private boolean set(Violation stay, Map<Versions, Instant> touched) {
        Violation before = put(stay);
        if (before != null && !Versions.of(before).equals(Versions.of(stay))) {
            touch(before, before.start(), touched);
        }
        touch(stay, endsOnly(before, stay) ? stay.end() : stay.start(), touched);
        return stay.late() && !(before != null && before.late() && endsOnly(before, stay));
    }

    /** Whether all that is new is that the stay ended. */
    private static boolean endsOnly(@Nullable Violation before, Violation stay) {
        return before != null
                && before.open()
                && Versions.of(before).equals(Versions.of(stay))
                && before.atOpening().equals(stay.atOpening());
    }

    private void forget(String id, Map<Versions, Instant> touched) {
        Violation before = stays.remove(id);
        if (before != null) {
            share(before).remove(before);
            touch(before, before.start(), touched);
        }
    }

    /** From when on who was there may differ: from the beginning of the record that it may be part of. */
    private void touch(Violation stay, Instant time, Map<Versions, Instant> touched) {
        Violation record = share(stay).recordAt(time);
        Instant from = record == null ? time : record.start();
        touched.merge(Versions.of(stay), from, (one, other) -> one.isBefore(other) ? one : other);
    }

    /** Nobody came or went. */
    private void grow(Violation stay, Map<Versions, Instant> touched, List<Change> known) {
        Violation before = stays.get(stay.id());
        if (before == null || !before.open() || !Versions.of(before).equals(Versions.of(stay))) {
            set(stay, touched);
            return;
        }
        put(stay);
        Violation record = share(stay).openRecord();
        if (record == null || before.end().isAfter(record.end()) || !stay.end().isAfter(record.end())) {
            return;
        }
        Instant last = Headcount.lastKnown(share(stay).staysFrom(record.start()), record.start());
        if (last.isAfter(record.end())) {
            Change.Extended grown = new Change.Extended(record.extended(last, 0));
            note(grown);
            known.add(grown);
        }
    }

    private List<Change> count(Map<Versions, Instant> touched, boolean late) {
        Set<String> affected = new TreeSet<>();
        Map<String, Violation> found = new LinkedHashMap<>();
        touched.forEach((versions, from) -> {
            Share share = share(versions);
            share.recordsFrom(from).forEach(record -> affected.add(record.id()));
            Headcount.of(share.staysFrom(from), from).forEach(record -> found.put(record.id(), record));
        });
        return new Difference(records, affected, found, late)
                .changes().stream().filter(this::isNews).toList();
    }

    private boolean isNews(Change change) {
        if (!(change instanceof Change.Extended extended)) {
            return true;
        }
        Past.Found before = records.get(extended.violation().id());
        return before == null
                || extended.violation().end().isAfter(before.violation().end());
    }

    private void note(Change change) {
        switch (change) {
            case Change.Opened opened -> remember(new Past.Found(opened.violation(), false));
            case Change.Extended extended -> remember(new Past.Found(extended.violation(), false));
            case Change.Updated updated -> remember(new Past.Found(updated.violation(), false));
            case Change.Closed closed -> remember(new Past.Found(closed.violation(), false));
            case Change.Superseded gone -> remember(new Past.Found(gone.violation(), true));
            case Change.Observed observed -> {}
            case Change.Withdrawn withdrawn -> {}
            case Change.Requalified requalified -> {}
        }
    }

    static List<Violation> amountingTo(Collection<Violation> stays) {
        Map<Counted, List<Violation>> apart = new LinkedHashMap<>();
        for (Violation stay : stays) {
            Counted counted = new Counted(stay.rule(), stay.zone(), Versions.of(stay));
            apart.computeIfAbsent(counted, together -> new ArrayList<>()).add(stay);
        }
        return apart.values().stream()
                .flatMap(together -> Headcount.of(together, Instant.MIN).stream())
                .toList();
    }

    private record Counted(String rule, @Nullable String zone, Versions versions) {}

    /** Who was there with the record's vehicle while they were too many, first come first. */
    static List<Violation> inside(Violation record, Collection<Violation> stays) {
        return stays.stream()
                .filter(stay -> Versions.of(stay).equals(Versions.of(record)))
                .filter(stay -> record.open()
                        || stay.start().isBefore(record.end())
                        || stay.start().equals(record.start()))
                .filter(stay -> stay.open() || stay.end().isAfter(record.start()))
                .sorted(Comparator.comparing(Violation::start).thenComparing(Violation::vehicle))
                .toList();
    }

    /** Forgets what ended before everything that may still change, once a day. */
    Crowds.Forgotten trim(Duration kept) {
        if (newest.isBefore(trimmed.plus(Crowds.TRIMMED_EVERY))) {
            return Crowds.Forgotten.NOTHING;
        }
        trimmed = newest;
        Instant horizon = horizon(leastHeard().minus(kept));
        List<Violation> oldStays = stays.values().stream()
                .filter(stay -> !stay.open() && stay.end().isBefore(horizon))
                .toList();
        List<Violation> oldRecords = records.values().stream()
                .map(Past.Found::violation)
                .filter(record ->
                        record.end().isBefore(horizon) && record.start().isBefore(horizon) && !record.open())
                .toList();
        for (Violation stay : oldStays) {
            stays.remove(stay.id());
            share(stay).remove(stay);
        }
        for (Violation record : oldRecords) {
            records.remove(record.id());
            share(record).fall(record);
        }
        return new Crowds.Forgotten(oldStays, oldRecords);
    }

    /** Up to when everybody who is there was heard: whoever was silent for years may have left right after. */
    private Instant leastHeard() {
        return shares.values().stream()
                .flatMap(share -> share.openStays().stream())
                .map(Violation::end)
                .filter(newest::isAfter)
                .min(Instant::compareTo)
                .orElse(newest);
    }

    /** The greatest time up to this one that lies in no record. */
    private Instant horizon(Instant upTo) {
        Instant horizon = upTo;
        boolean moved = true;
        while (moved) {
            Instant at = horizon;
            horizon = records.values().stream()
                    .filter(record -> !record.superseded())
                    .map(Past.Found::violation)
                    .filter(record -> record.open() || !record.end().isBefore(at))
                    .map(Violation::start)
                    .filter(at::isAfter)
                    .min(Instant::compareTo)
                    .orElse(at);
            moved = horizon.isBefore(at);
        }
        return horizon;
    }
}
