package org.hazmat.gateway.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hazmat.gateway.journal.OutcomeLog.Entry;
import org.hazmat.gateway.journal.OutcomeLog.Judged;
import org.hazmat.gateway.journal.OutcomeLog.Resent;
import org.hazmat.gateway.journal.OutcomeLog.Told;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.VehicleEvent;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.violation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Entries of a journal as rows, each table's together, but for what is {@link Latest}. Written in the order of their keys: writers
 * that share no vehicle never wait in a circle, and of others the database ends one, which then tries again.
 */
final class Batch {
    private static final String THIS_FIX = " WHERE vehicle = ? AND fix_time = ? AND digest = ?";

    private final FindingTable findings;
    private final List<Located> positions = new ArrayList<>();
    private final List<Requalified> qualities = new ArrayList<>();
    private final List<List<@Nullable Object>> resends = new ArrayList<>();
    private final Map<String, VehicleEvent> events = new TreeMap<>();
    private final Map<Digest, Observation> observations = new TreeMap<>();
    private final Set<Digest> withdrawn = new TreeSet<>();

    private record Requalified(VehicleId vehicle, Change.Requalified change) {}

    Batch(FindingTable findings, List<? extends Entry> entries) {
        this.findings = findings;
        entries.forEach(this::add);
    }

    void write(Session session) throws SQLException {
        Dialect dialect = session.dialect();
        dialect.insertPositions(session, positions);
        requalify(session, dialect.trackOrder());
        session.batch("INSERT INTO resends (vehicle, fix_time, digest) VALUES (?, ?, ?)", resends);
        session.batch(
                dialect.replaceOlder(EventTable.EVENTS, EventTable.AGE),
                events.values().stream().map(EventTable::row).toList());
        session.batch(
                "DELETE FROM observations WHERE id = ?",
                withdrawn.stream().map(id -> row(PositionTable.uuid(id))).toList());
        dialect.insertNew(
                session,
                FindingTable.OBSERVATIONS,
                observations.entrySet().stream()
                        .map(entry -> observation(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private void add(Entry entry) {
        switch (entry) {
            case Judged judged -> add(judged);
            case Told told -> events.merge(told.event().id(), told.event(), EventTable::later);
            case Resent resent ->
                resends.add(row(resent.vehicle().toString(), resent.fixTime(), PositionTable.uuid(resent.digest())));
        }
    }

    private void add(Judged judged) {
        Located.of(judged).ifPresent(positions::add);
        judged.changes().forEach(change -> add(judged.vehicle(), change));
    }

    private void add(VehicleId vehicle, Change change) {
        switch (change) {
            case Change.Opened opened -> {}
            case Change.Extended extended -> {}
            case Change.Updated updated -> {}
            case Change.Closed closed -> {}
            case Change.Superseded superseded -> {}
            case Change.Observed observed -> {
                Digest id = FindingTable.id(observed.observation());
                observations.put(id, observed.observation());
                withdrawn.remove(id);
            }
            case Change.Withdrawn gone -> {
                Digest id = FindingTable.id(gone.observation());
                observations.remove(id);
                withdrawn.add(id);
            }
            case Change.Requalified again -> qualities.add(new Requalified(vehicle, again));
        }
    }

    private void requalify(Session session, TrackOrder order) throws SQLException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Requalified each : qualities) {
            String vehicle = each.vehicle.toString();
            Instant time = each.change.fixTime();
            for (TrackOrder.Range range : order.ranges(vehicle, time, time)) {
                List<@Nullable Object> row = new ArrayList<>(
                        row(each.change.quality().word(), vehicle, time, PositionTable.uuid(each.change.digest())));
                row.addAll(range.bounds());
                rows.add(row);
            }
        }
        session.batch("UPDATE positions SET quality = ?" + THIS_FIX + " AND " + order.within(), rows);
    }

    private List<@Nullable Object> observation(Digest id, Observation observation) {
        return row(
                PositionTable.uuid(id),
                observation.vehicle().toString(),
                observation.type(),
                FindingTable.rule(observation),
                FindingTable.zone(observation),
                observation.start(),
                findings.observationForm().write(observation));
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }
}
