package org.hazmat.gateway.store;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Past;
import org.hazmat.geocore.violation.FindingId;
import org.hazmat.geocore.violation.Observation;
import org.hazmat.geocore.violation.Violation;
import org.hazmat.web.read.Findings;
import org.hazmat.web.read.Page;
import org.jspecify.annotations.Nullable;

/**
 * The stored violations and observations. Which operator one concerns, the register says at the time of reading. Their ids are
 * 16 octets each, kept as such.
 */
record FindingTable(Database database, Form<Violation> violationForm, Form<Observation> observationForm)
        implements Findings {
    static final Table VIOLATIONS = Table.of(
            "violations",
            "id uuid",
            "vehicle varchar, rule varchar, kind varchar, zone varchar, start_time timestamp(6) with time zone,"
                    + " end_time timestamp(6) with time zone, closed boolean, revision integer, superseded boolean,"
                    + " lon_microdegrees integer, lat_microdegrees integer, json varchar");
    static final Table OBSERVATIONS = Table.of(
            "observations",
            "id uuid",
            "vehicle varchar, type varchar, rule varchar, zone varchar, start_time timestamp(6) with time zone,"
                    + " json varchar");

    private static final List<String> AGE = List.of("revision", "closed", "end_time");

    /** The same of records that are not written yet. */
    static final Comparator<Violation> BY_AGE = Comparator.comparingInt(Violation::revision)
            .thenComparing(violation -> !violation.open())
            .thenComparing(Violation::end);

    /** The alias of the table stands for %s. */
    static final String OF_OPERATOR =
            "EXISTS (SELECT 1 FROM vehicles owned WHERE owned.id = %s.vehicle AND owned.operator = ?)";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final String ORDER = "start_time DESC, id DESC";

    /** An item with the key that its page may end on. */
    private record Keyed<T>(T value, String cursor) {}

    @Override
    public Optional<Violation> findViolation(String id) {
        return uuid(id).flatMap(key -> database.read(session -> session.find(
                "SELECT json FROM violations WHERE id = ?", row -> violationForm.read(row.text("json")), key)));
    }

    @Override
    public Page<Past.Found> violations(Filter filter, Page.Ask ask) {
        Select select = select("violations", "superseded, json", "kind", filter, ask);
        if (filter.open() != null) {
            select.where("closed = ?", !filter.open());
        }
        if (!filter.superseded()) {
            select.where("NOT superseded");
        }
        return page(
                select,
                "violations",
                row -> new Past.Found(violationForm.read(row.text("json")), row.flag("superseded")),
                ask.limit());
    }

    /** An observation is neither open nor closed: asked for either, there is none. */
    @Override
    public Page<Observation> observations(Filter filter, Page.Ask ask) {
        Select select = select("observations", "json", "type", filter, ask);
        return filter.open() == null
                ? page(select, "observations", row -> observationForm.read(row.text("json")), ask.limit())
                : new Page<>(List.of(), null);
    }

    /** Writes records, one of each, in the order of their ids, where they are newer than what is there. */
    void replaceOlder(Session session, Collection<Past.Found> found) throws SQLException {
        List<List<@Nullable Object>> rows = found.stream()
                .sorted(Comparator.comparing(each -> each.violation().id()))
                .map(this::violation)
                .toList();
        session.batch(session.dialect().replaceOlder(VIOLATIONS, AGE), rows);
    }

    private List<@Nullable Object> violation(Past.Found found) {
        Violation violation = found.violation();
        return Arrays.asList(
                PositionTable.uuid(Digest.parse(violation.id())),
                violation.vehicle().toString(),
                violation.rule(),
                violation.kind(),
                violation.zone(),
                violation.start(),
                violation.end(),
                !violation.open(),
                violation.revision(),
                found.superseded(),
                violation.startPosition().lonMicrodegrees(),
                violation.startPosition().latMicrodegrees(),
                violationForm.write(violation));
    }

    /** How many are open, by vehicle. */
    Map<VehicleId, Integer> open() {
        Map<VehicleId, Integer> open = new TreeMap<>();
        database.read(session -> session.list(
                "SELECT vehicle, count(*) AS violations FROM violations WHERE NOT closed AND NOT superseded GROUP BY vehicle",
                row -> open.put(VehicleId.parse(row.text("vehicle")), row.integer("violations"))));
        return open;
    }

    /** Nothing when it is no id of a violation. */
    private static Optional<UUID> uuid(String id) {
        return ID.matcher(id).matches() ? Optional.of(PositionTable.uuid(Digest.parse(id))) : Optional.empty();
    }

    /** Of all that makes it what it is. */
    static Digest id(Observation observation) {
        return FindingId.of(
                observation.start(),
                observation.type(),
                observation.vehicle().toString(),
                String.valueOf(rule(observation)),
                String.valueOf(zone(observation)),
                observation.start().toString(),
                observation instanceof Observation.OfflineDisplacement gap
                        ? gap.end().toString()
                        : "",
                observation instanceof Observation.InferredCrossing cut
                        ? cut.end().toString()
                        : "");
    }

    static @Nullable String rule(Observation observation) {
        return switch (observation) {
            case Observation.Touch touch -> touch.rule();
            case Observation.PreAlert alert -> alert.rule();
            case Observation.InferredCrossing crossing -> crossing.rule();
            case Observation.OfflineDisplacement gap -> null;
        };
    }

    static @Nullable String zone(Observation observation) {
        return switch (observation) {
            case Observation.Touch touch -> touch.zone();
            case Observation.PreAlert alert -> alert.zone();
            case Observation.InferredCrossing crossing -> crossing.zone();
            case Observation.OfflineDisplacement gap -> null;
        };
    }

    private static Select select(String table, String content, String kindColumn, Filter filter, Page.Ask ask) {
        Select select = new Select("SELECT id, start_time, " + content + " FROM " + table + " f")
                .whereIf(filter.vehicle() == null ? null : filter.vehicle().toString(), "vehicle = ?")
                .whereIf(filter.rule(), "rule = ?")
                .whereIf(filter.zone(), "zone = ?")
                .whereIf(filter.kind(), kindColumn + " = ?")
                .whereIf(filter.from(), "start_time >= ?")
                .whereIf(filter.to(), "start_time < ?")
                .whereIf(filter.operator(), OF_OPERATOR.formatted("f"));
        Cursor cursor = Cursor.read(ask.cursor(), table, 2);
        if (cursor != null) {
            select.where("start_time <= ?", cursor.instant(0))
                    .where("(start_time < ? OR id < ?)", cursor.instant(0), cursor.uuid(1));
        }
        return select;
    }

    private <T> Page<T> page(Select select, String list, Session.Mapper<T> reading, int limit) {
        Page<Keyed<T>> page = database.read(session -> select.page(
                session,
                ORDER,
                limit,
                row -> new Keyed<>(reading.map(row), Cursor.of(list, row.instant("start_time"), row.uuid("id"))),
                Keyed::cursor));
        return new Page<>(page.items().stream().map(Keyed::value).toList(), page.next());
    }
}
