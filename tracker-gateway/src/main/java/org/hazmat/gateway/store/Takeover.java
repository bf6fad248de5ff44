package org.hazmat.gateway.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.hazmat.gateway.journal.OutcomeLog.Entry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes entries of one journal over into the store, each once: how far it got is written in the same transaction. What is
 * {@link Latest} is written with it when there are few entries; under load {@link #settle} writes it, once for many batches.
 */
final class Takeover {
    private static final Logger LOG = LoggerFactory.getLogger(Takeover.class);
    /** So many entries together mean no load: what they say is written whole, at once. */
    static final int FEW = 64;

    private static final Table REFUSED_LATEST = Table.of(
            "refused_latest", "journal varchar, subject varchar", "entry bigint, cause varchar, content varchar");

    private final Database database;
    private final FindingTable findings;
    private final String journal;
    private final Latest unsettled = new Latest();
    private final AtomicLong refusals = new AtomicLong();

    /**
     * How far the store is.
     *
     * @param entry last entry that is in it
     * @param settled last entry whose word is written where it is the latest
     */
    private record Reach(long entry, long settled) {
        static final Reach NONE = new Reach(0, 0);
    }

    /**
     * What carries entries of one journal.
     *
     * @param journal its name, so that the journals of several gateways can share a store
     */
    Takeover(Database database, FindingTable findings, String journal) {
        this.database = database;
        this.findings = findings;
        this.journal = journal;
    }

    /** Number of the entry after which to go on. A journal whose newest entry is older than that is another one: from its start. */
    long begin(Connection connection, long newest) throws SQLException {
        unsettled.clear();
        return database.inTransaction(connection, session -> {
            Reach reach = reach(session);
            if (reach.entry <= newest) {
                return reach.settled;
            }
            LOG.warn(
                    "the store had entry {} of journal {}, which ends at {}: reading it anew",
                    reach.entry,
                    journal,
                    newest);
            advance(session, Reach.NONE);
            return 0L;
        });
    }

    /**
     * Takes over those entries that are not in the store yet, the first of which follows the one with the number {@code after}.
     * Returns the number after which to go on: of the last entry; of an earlier one when the store lost what it had not on its disk.
     */
    long apply(Connection connection, long after, List<? extends Entry> entries) throws SQLException {
        long reached;
        try {
            reached = applyTogether(connection, after, entries, entries.size() <= FEW && unsettled.isEmpty());
        } catch (SQLException | RuntimeException e) {
            if (!Outage.refusesData(e)) {
                throw e;
            }
            reached = applyOneByOne(connection, after, entries);
        }
        return reached;
    }

    /**
     * Writes what was left for later, and has the disk hold everything up to this entry. Returns the number that
     * the store really has: a lower one when it lost something, from which to go on.
     */
    long settle(Connection connection, long upTo) throws SQLException {
        long reached;
        try {
            reached = settle(connection, upTo, unsettled, List.of());
        } catch (SQLException | RuntimeException e) {
            if (!Outage.refusesData(e)) {
                throw e;
            }
            reached = settleOneByOne(connection, upTo);
        }
        unsettled.clear();
        database.flush(connection);
        return reached;
    }

    /** How often since the start the store refused something, which is in {@code refused_entries} or {@code refused_latest}. From any thread. */
    long refusals() {
        return refusals.get();
    }

    /** Whether nothing is left for {@link #settle} to write. */
    boolean isSettled() {
        return unsettled.isEmpty();
    }

    /** What the store takes alone is written once more together with how far that is: then it is there whole or not at all. */
    private long settleOneByOne(Connection connection, long upTo) throws SQLException {
        Latest accepted = new Latest();
        List<List<@Nullable Object>> refused = new ArrayList<>();
        for (Map.Entry<String, Latest> single : unsettled.singles().entrySet()) {
            try {
                write(connection, single.getValue());
                accepted.add(single.getValue());
            } catch (SQLException | RuntimeException e) {
                if (!Outage.refusesData(e)) {
                    throw e;
                }
                LOG.error("the store refuses what is the latest: {}", single.getValue(), e);
                refused.add(List.of(
                        journal,
                        printable(single.getKey()),
                        upTo,
                        printable(e.toString()),
                        printable(single.getValue().toString())));
            }
        }
        long reached = settle(connection, upTo, accepted, refused);
        refusals.addAndGet(reached == upTo ? refused.size() : 0);
        return reached;
    }

    private void write(Connection connection, Latest single) throws SQLException {
        database.inTransaction(connection, session -> {
            session.execute(session.dialect().commitSoon());
            single.write(session, findings);
            return single;
        });
    }

    private long settle(Connection connection, long upTo, Latest latest, List<List<@Nullable Object>> refused)
            throws SQLException {
        return database.inTransaction(connection, session -> {
            session.execute(session.dialect().commitNow());
            Reach reach = reach(session);
            if (reach.entry < upTo) {
                return lost(reach);
            }
            latest.write(session, findings);
            session.batch(session.dialect().replaceOlder(REFUSED_LATEST, List.of("entry")), refused);
            advance(session, new Reach(reach.entry, upTo));
            return upTo;
        });
    }

    /** @param atOnce whether what is the latest is written with them */
    private long applyTogether(Connection connection, long after, List<? extends Entry> entries, boolean atOnce)
            throws SQLException {
        Latest latest = new Latest();
        if (atOnce) {
            latest.see(entries);
        }
        long last = entries.getLast().number();
        long reached = database.inTransaction(connection, session -> {
            session.execute(session.dialect().commitSoon());
            Reach reach = reach(session);
            if (reach.entry < after) {
                return lost(reach);
            }
            new Batch(
                            findings,
                            entries.stream()
                                    .filter(entry -> entry.number() > reach.entry)
                                    .toList())
                    .write(session);
            latest.write(session, findings);
            advance(session, new Reach(Math.max(last, reach.entry), atOnce ? last : reach.settled));
            return last;
        });
        if (reached == last && !atOnce) {
            unsettled.see(entries);
        }
        return reached;
    }

    private long lost(Reach reach) {
        LOG.warn("the store has entry {} of journal {} only: going on from there", reach.entry, journal);
        unsettled.clear();
        return reach.settled;
    }

    private long applyOneByOne(Connection connection, long after, List<? extends Entry> entries) throws SQLException {
        long reached = after;
        for (Entry entry : entries) {
            long before = reached;
            reached = applyAlone(connection, before, entry);
            if (reached < before) {
                return reached;
            }
        }
        return reached;
    }

    /** What is the latest is left for later, where it is refused without the entry. */
    private long applyAlone(Connection connection, long after, Entry entry) throws SQLException {
        try {
            return applyTogether(connection, after, List.of(entry), false);
        } catch (SQLException | RuntimeException e) {
            if (!Outage.refusesData(e)) {
                throw e;
            }
            LOG.error("entry {} of journal {} is put aside: the store refuses it", entry.number(), journal, e);
            database.inTransaction(connection, session -> putAside(session, entry, e));
            refusals.incrementAndGet();
            return entry.number();
        }
    }

    private int putAside(Session session, Entry entry, Exception cause) throws SQLException {
        advance(session, new Reach(entry.number(), reach(session).settled));
        return session.update(
                "INSERT INTO refused_entries (journal, entry, cause, content) VALUES (?, ?, ?, ?)",
                journal,
                entry.number(),
                printable(cause.toString()),
                printable(entry.toString()));
    }

    private Reach reach(Session session) throws SQLException {
        return session.find(
                        "SELECT entry, COALESCE(settled, entry) AS settled FROM watermarks WHERE journal = ? FOR UPDATE",
                        row -> new Reach(row.longInteger("entry"), row.longInteger("settled")),
                        journal)
                .orElse(Reach.NONE);
    }

    private void advance(Session session, Reach reach) throws SQLException {
        String change = "UPDATE watermarks SET entry = ?, settled = ? WHERE journal = ?";
        if (session.update(change, reach.entry, reach.settled, journal) == 0) {
            session.update(
                    "INSERT INTO watermarks (journal, entry, settled) VALUES (?, ?, ?)",
                    journal,
                    reach.entry,
                    reach.settled);
        }
    }

    /** PostgreSQL keeps no NUL in a text. */
    private static String printable(String text) {
        return text.replace('\0', '?');
    }
}
