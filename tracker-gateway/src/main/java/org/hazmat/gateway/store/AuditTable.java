package org.hazmat.gateway.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hazmat.geocore.evidence.HashChain;
import org.hazmat.web.read.Audit.Act;
import org.hazmat.web.read.BadCursor;
import org.hazmat.web.read.Page;
import org.jspecify.annotations.Nullable;

/**
 * The audit log (审计日志): entries in a hash chain, in a sequence without a gap. Two writers cannot take the same place: the second one's
 * transaction collides and is done again behind the first.
 */
public final class AuditTable {
    private static final String LIST = "audit";
    private static final String COLUMNS = "SELECT sequence, json, chain FROM audit";
    private static final String INSERT = "INSERT INTO audit (sequence, json, chain) VALUES (?, ?, ?)";
    /** Up to which number it has the acts of a journal; in the table that says so of the rest of it. */
    private static final String WATERMARK = "audit/";

    private final Database database;

    /** An entry as it is stored; {@code chain} in hexadecimal digits. */
    public record Entry(long sequence, String json, String chain) {
        /** Before the first. */
        static final Entry START = new Entry(0, "", HexFormat.of().formatHex(HashChain.start()));

        Entry next(Act act) {
            String text = AuditForm.write(sequence + 1, act);
            byte[] after = HashChain.next(HexFormat.of().parseHex(chain), text);
            return new Entry(sequence + 1, text, HexFormat.of().formatHex(after));
        }
    }

    /** A signature under the log up to an entry, as it is stored. */
    public record Signed(long sequence, String json) {}

    /** An act that waits to be taken over, with its number. */
    public record Numbered(long number, Act act) {}

    AuditTable(Database database) {
        this.database = database;
    }

    static void append(Session session, Act act) throws SQLException {
        Entry entry = head(session).next(act);
        session.update(INSERT, entry.sequence, entry.json, entry.chain);
    }

    private static void append(Session session, List<Act> acts) throws SQLException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        Entry head = head(session);
        for (Act act : acts) {
            head = head.next(act);
            rows.add(Arrays.asList(head.sequence, head.json, head.chain));
        }
        session.batch(INSERT, rows);
    }

    /** Adds an act that waits nowhere else. */
    public void add(Act act) {
        database.edit(session -> {
            append(session, act);
            return 1;
        });
    }

    /** Takes over those acts that are not in the log yet. Their numbers rise; {@code journal} is whose numbers they are. */
    public void carry(String journal, List<Numbered> acts) {
        String name = WATERMARK + journal;
        database.edit(session -> {
            long watermark = watermark(session, name);
            List<Numbered> fresh =
                    acts.stream().filter(act -> act.number > watermark).toList();
            if (!fresh.isEmpty()) {
                append(session, fresh.stream().map(Numbered::act).toList());
                advance(session, name, fresh.getLast().number);
            }
            return fresh.size();
        });
    }

    /** The newest entry; the start of the chain when there is none. */
    public Entry head() {
        return database.read(AuditTable::head);
    }

    /** In order, from {@code first} on. */
    public List<Entry> entries(long first, int limit) {
        return database.read(session -> session.list(
                COLUMNS + " WHERE sequence >= ? ORDER BY sequence LIMIT ?", AuditTable::entry, first, limit));
    }

    public Optional<Entry> find(long sequence) {
        return database.read(session -> session.find(COLUMNS + " WHERE sequence = ?", AuditTable::entry, sequence));
    }

    /** In order, those under entries from {@code first} to {@code last}. */
    public List<Signed> signatures(long first, long last) {
        return database.read(session -> session.list(
                "SELECT sequence, json FROM audit_checkpoints WHERE sequence >= ? AND sequence <= ? ORDER BY sequence",
                row -> new Signed(row.longInteger("sequence"), row.text("json")),
                first,
                last));
    }

    public void sign(Signed signed) {
        database.edit(session -> session.update(
                "INSERT INTO audit_checkpoints (sequence, json) VALUES (?, ?)", signed.sequence, signed.json));
    }

    /** Newest first. */
    public Page<Act> list(Page.Ask ask) {
        Select select = new Select(COLUMNS);
        Cursor cursor = Cursor.read(ask.cursor(), LIST, 1);
        if (cursor != null) {
            select.where("sequence < ?", number(cursor));
        }
        Page<Entry> page = database.read(session -> select.page(
                session, "sequence DESC", ask.limit(), AuditTable::entry, entry -> Cursor.of(LIST, entry.sequence)));
        return new Page<>(
                page.items().stream().map(entry -> AuditForm.read(entry.json)).toList(), page.next());
    }

    /** The edits of a store that had no such log yet become its first entries. */
    void adopt() {
        database.edit(session -> {
            List<Act> old = head(session).sequence > 0
                    ? List.of()
                    : session.list(
                            "SELECT made_at, author, action, subject, id, detail FROM edits ORDER BY number",
                            AuditTable::edit);
            append(session, old);
            return old.size();
        });
    }

    private static Act edit(Row row) throws SQLException {
        return new Act(
                row.instant("made_at"),
                row.text("author"),
                row.text("action"),
                row.text("subject"),
                row.text("id"),
                row.optionalText("detail"));
    }

    private static Entry head(Session session) throws SQLException {
        return session.find(COLUMNS + " ORDER BY sequence DESC LIMIT 1", AuditTable::entry)
                .orElse(Entry.START);
    }

    private static Entry entry(Row row) throws SQLException {
        return new Entry(row.longInteger("sequence"), row.text("json"), row.text("chain"));
    }

    private static long watermark(Session session, String name) throws SQLException {
        return session.find(
                        "SELECT entry FROM watermarks WHERE journal = ? FOR UPDATE",
                        row -> row.longInteger("entry"),
                        name)
                .orElse(0L);
    }

    private static void advance(Session session, String name, long number) throws SQLException {
        if (session.update("UPDATE watermarks SET entry = ? WHERE journal = ?", number, name) == 0) {
            session.update("INSERT INTO watermarks (journal, entry) VALUES (?, ?)", name, number);
        }
    }

    private static long number(Cursor cursor) {
        String part = cursor.part(0);
        if (!part.matches("\\d{1,18}")) {
            throw new BadCursor(cursor.text());
        }
        return Long.parseLong(part);
    }
}
