package org.hazmat.gateway.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.hazmat.gateway.command.Book;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.Audit;
import org.hazmat.web.read.Commands.Entry;
import org.hazmat.web.read.Page;

/** Commands to terminals, and who gave, approved and rejected them. */
record CommandTable(Database database, Edits edits, Form<Entry> form) implements Book {
    private static final String LIST = "commands";
    private static final String SUBJECT = "command";

    @Override
    public void add(Entry entry) {
        database.edit(session -> {
            session.update(
                    "INSERT INTO commands (id, vehicle, violation, requested_at, waiting, json)"
                            + " VALUES (?, ?, ?, ?, ?, ?)",
                    entry.id(),
                    entry.vehicle().toString(),
                    entry.violation(),
                    entry.asked().at(),
                    entry.progress().state().isWaiting(),
                    form.write(entry));
            note(session, entry, entry.asked().by(), "give");
            return entry;
        });
    }

    @Override
    public void save(Entry entry) {
        database.edit(session -> session.update(
                "UPDATE commands SET waiting = ?, json = ? WHERE id = ?",
                entry.progress().state().isWaiting(),
                form.write(entry),
                entry.id()));
    }

    @Override
    public void note(Entry entry, String author, String action) {
        database.edit(session -> {
            note(session, entry, author, action);
            return entry;
        });
    }

    private void note(Session session, Entry entry, String author, String action) throws SQLException {
        String what = entry.vehicle() + " " + entry.request();
        edits.record(session, new Audit.Act(edits.clock().instant(), author, action, SUBJECT, entry.id(), what));
    }

    @Override
    public Optional<Entry> find(String id) {
        return database.read(session -> session.find("SELECT json FROM commands WHERE id = ?", this::entry, id));
    }

    @Override
    public Page<Entry> list(VehicleId vehicle, Page.Ask ask) {
        Select select = new Select("SELECT json FROM commands").where("vehicle = ?", vehicle.toString());
        Cursor cursor = Cursor.read(ask.cursor(), LIST, 2);
        if (cursor != null) {
            select.where("requested_at <= ?", cursor.instant(0))
                    .where("(requested_at < ? OR id < ?)", cursor.instant(0), cursor.part(1));
        }
        return database.read(session -> select.page(
                session,
                "requested_at DESC, id DESC",
                ask.limit(),
                this::entry,
                last -> Cursor.of(LIST, last.asked().at(), last.id())));
    }

    @Override
    public List<Entry> ofViolation(String violation) {
        return database.read(session -> session.list(
                "SELECT json FROM commands WHERE violation = ? ORDER BY requested_at, id", this::entry, violation));
    }

    @Override
    public List<Entry> unfinished() {
        return database.read(session -> session.list(
                "SELECT json FROM commands WHERE waiting = ? ORDER BY requested_at, id", this::entry, true));
    }

    private Entry entry(Row row) throws SQLException {
        return form.read(row.text("json"));
    }
}
