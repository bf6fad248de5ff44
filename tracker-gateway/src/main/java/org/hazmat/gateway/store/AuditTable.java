package org.hazmat.gateway.store;

import java.sql.SQLException;
import org.hazmat.web.read.Audit;
import org.hazmat.web.read.BadCursor;
import org.hazmat.web.read.Page;

/** Who did what, as {@link Edits} wrote it down; rows are only ever added. */
record AuditTable(Database database) implements Audit {
    private static final String LIST = "audit";

    /** An act with its place, on which its page may end. */
    private record Numbered(Act act, String cursor) {}

    @Override
    public Page<Act> list(Page.Ask ask) {
        Select select = new Select("SELECT number, made_at, author, action, subject, id, detail FROM edits");
        Cursor cursor = Cursor.read(ask.cursor(), LIST, 1);
        if (cursor != null) {
            select.where("number < ?", number(cursor));
        }
        Page<Numbered> page = database.read(
                session -> select.page(session, "number DESC", ask.limit(), AuditTable::act, Numbered::cursor));
        return new Page<>(page.items().stream().map(Numbered::act).toList(), page.next());
    }

    private static long number(Cursor cursor) {
        String part = cursor.part(0);
        if (!part.matches("\\d{1,18}")) {
            throw new BadCursor(cursor.text());
        }
        return Long.parseLong(part);
    }

    private static Numbered act(Row row) throws SQLException {
        Act act = new Act(
                row.instant("made_at"),
                row.text("author"),
                row.text("action"),
                row.text("subject"),
                row.text("id"),
                row.optionalText("detail"));
        return new Numbered(act, Cursor.of(LIST, row.longInteger("number")));
    }
}
