package org.hazmat.gateway.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.hazmat.gateway.journal.OutcomeLog.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes entries of one journal over into the store, each once: how far it got is written in the same transaction.
 *
 * @param journal name of the journal, so that the journals of several gateways can share a store
 */
record Takeover(Database database, FindingTable findings, String journal) {
    private static final Logger LOG = LoggerFactory.getLogger(Takeover.class);

    /** Number of the last entry that is in the store. A journal whose newest entry is older than that is another one: from its start. */
    long watermark(Connection connection, long newest) throws SQLException {
        return database.inTransaction(connection, session -> {
            long watermark = watermark(session);
            if (watermark <= newest) {
                return watermark;
            }
            LOG.warn(
                    "the store had entry {} of journal {}, which ends at {}: reading it anew",
                    watermark,
                    journal,
                    newest);
            advance(session, 0);
            return 0L;
        });
    }

    /** Takes over those entries that are not in the store yet. */
    void apply(Connection connection, List<? extends Entry> entries) throws SQLException {
        try {
            applyTogether(connection, entries);
        } catch (SQLException | RuntimeException e) {
            if (!Outage.refusesData(e)) {
                throw e;
            }
            for (Entry entry : entries) {
                applyAlone(connection, entry);
            }
        }
    }

    /** Deletes what has been kept long enough. */
    void forget(Connection connection, Instant now) throws SQLException {
        database.inTransaction(connection, session -> EventTable.forget(session, now.minus(EventTable.KEPT)));
    }

    private void applyTogether(Connection connection, List<? extends Entry> entries) throws SQLException {
        database.inTransaction(connection, session -> {
            long watermark = watermark(session);
            List<? extends Entry> fresh =
                    entries.stream().filter(entry -> entry.number() > watermark).toList();
            if (!fresh.isEmpty()) {
                new Batch(findings, fresh).write(session);
                advance(session, fresh.getLast().number());
            }
            return fresh.size();
        });
    }

    private void applyAlone(Connection connection, Entry entry) throws SQLException {
        try {
            applyTogether(connection, List.of(entry));
        } catch (SQLException | RuntimeException e) {
            if (!Outage.refusesData(e)) {
                throw e;
            }
            LOG.error("entry {} of journal {} is put aside: the store refuses it", entry.number(), journal, e);
            database.inTransaction(connection, session -> putAside(session, entry, e));
        }
    }

    private int putAside(Session session, Entry entry, Exception cause) throws SQLException {
        advance(session, entry.number());
        return session.update(
                "INSERT INTO refused_entries (journal, entry, cause, content) VALUES (?, ?, ?, ?)",
                journal,
                entry.number(),
                printable(cause.toString()),
                printable(entry.toString()));
    }

    private long watermark(Session session) throws SQLException {
        return session.find(
                        "SELECT entry FROM watermarks WHERE journal = ? FOR UPDATE",
                        row -> row.longInteger("entry"),
                        journal)
                .orElse(0L);
    }

    private void advance(Session session, long entry) throws SQLException {
        if (session.update("UPDATE watermarks SET entry = ? WHERE journal = ?", entry, journal) == 0) {
            session.update("INSERT INTO watermarks (journal, entry) VALUES (?, ?)", journal, entry);
        }
    }

    /** PostgreSQL keeps no NUL in a text. */
    private static String printable(String text) {
        return text.replace('\0', '?');
    }
}
