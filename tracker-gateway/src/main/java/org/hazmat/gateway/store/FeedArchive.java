package org.hazmat.gateway.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.hazmat.gateway.journal.FeedEvents;
import org.hazmat.gateway.journal.FeedRetention;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events that a journal has forgotten.
 *
 * @param journal whose sequence it is
 */
public record FeedArchive(Database database, String journal) implements FeedEvents {
    private static final Logger LOG = LoggerFactory.getLogger(FeedArchive.class);
    private static final Table ARCHIVE = Table.of(
            "feed_archive",
            "journal varchar, sequence bigint",
            "event_time timestamp(6) with time zone, violation varchar, type varchar, json varchar, chain varchar");

    /**
     * On the disk when this returns. A journal that was put back from an old copy tells other events under the numbers of those it told
     * before: these stay, under another journal's name, from the first that differs on.
     */
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
            putAside(session, events);
            session.dialect().insertNew(session, ARCHIVE, rows);
            return rows.size();
        });
    }

    private void putAside(Session session, List<FeedRetention.Old> events) throws SQLException {
        for (Chained there : among(session, events)) {
            Chained event = events.get(
                            (int) (there.sequence() - events.getFirst().event().sequence()))
                    .event();
            if (!Arrays.equals(there.chain(), event.chain())) {
                String aside = journal + "/" + HexFormat.of().formatHex(event.chain());
                LOG.error(
                        "journal {} tells other events from {} on than it did before, as one that was put back from an old copy:"
                                + " what it told before is archived as {}",
                        journal,
                        there.sequence(),
                        aside);
                session.update(
                        "UPDATE feed_archive SET journal = ? WHERE journal = ? AND sequence >= ?",
                        aside,
                        journal,
                        there.sequence());
                return;
            }
        }
    }

    /** What is there under the numbers of these, in order. */
    private List<Chained> among(Session session, List<FeedRetention.Old> events) throws SQLException {
        return session.list(
                "SELECT sequence, type, json, chain FROM feed_archive WHERE journal = ? AND sequence >= ? AND sequence <= ?"
                        + " ORDER BY sequence",
                FeedArchive::event,
                journal,
                events.getFirst().event().sequence(),
                events.getLast().event().sequence());
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
