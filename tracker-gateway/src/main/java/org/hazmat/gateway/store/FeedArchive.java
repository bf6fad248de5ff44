package org.hazmat.gateway.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.hazmat.gateway.journal.FeedEvents;
import org.hazmat.gateway.journal.FeedRetention;
import org.jspecify.annotations.Nullable;

/**
 * The events that a journal has forgotten.
 *
 * @param journal whose sequence it is
 */
public record FeedArchive(Database database, String journal) implements FeedEvents {
    private static final Table ARCHIVE = Table.of(
            "feed_archive",
            "journal varchar, sequence bigint",
            "event_time timestamp(6) with time zone, violation varchar, type varchar, json varchar, chain varchar");

    /** On the disk when this returns. What is there already stays as it is. */
    public void add(List<FeedRetention.Old> events) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (FeedRetention.Old old : events) {
            Chained event = old.event();
            rows.add(Arrays.asList(
                    journal,
                    event.sequence(),
                    old.time(),
                    old.violation(),
                    event.type(),
                    event.json(),
                    HexFormat.of().formatHex(event.chain())));
        }
        database.edit(session -> {
            session.dialect().insertNew(session, ARCHIVE, rows);
            return rows.size();
        });
    }

    @Override
    public List<Long> about(String violationId) {
        return database.read(session -> session.list(
                "SELECT sequence FROM feed_archive WHERE violation = ? AND journal = ? ORDER BY sequence",
                row -> row.longInteger("sequence"),
                violationId,
                journal));
    }

    @Override
    public List<Chained> from(long sequence, int limit) {
        List<Chained> found = database.read(session -> session.list(
                "SELECT sequence, type, json, chain FROM feed_archive WHERE journal = ? AND sequence >= ? AND sequence < ?"
                        + " ORDER BY sequence",
                FeedArchive::event,
                journal,
                sequence,
                sequence + limit));
        boolean begins = !found.isEmpty() && found.getFirst().sequence() == sequence;
        return begins ? found : List.of();
    }

    private static Chained event(Row row) throws SQLException {
        return new Chained(
                row.longInteger("sequence"),
                row.text("type"),
                row.text("json"),
                HexFormat.of().parseHex(row.text("chain")));
    }
}
