package org.hazmat.gateway.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.hazmat.web.read.Page;
import org.hazmat.web.read.Role;
import org.hazmat.web.read.Users;

/** Accounts and tokens. */
record UserTable(Database database, Edits edits) implements Users {
    private static final String LIST = "users";
    private static final String COLUMNS = "SELECT u.name, u.role, u.operator, u.password_hash FROM users u";

    @Override
    public Optional<User> find(String name) {
        return database.read(session -> session.find(COLUMNS + " WHERE u.name = ?", UserTable::user, name));
    }

    @Override
    public Page<User> list(Page.Ask ask) {
        Cursor cursor = Cursor.read(ask.cursor(), LIST, 1);
        Select select = new Select(COLUMNS);
        if (cursor != null) {
            select.where("u.name > ?", cursor.part(0));
        }
        return database.read(session ->
                select.page(session, "u.name", ask.limit(), UserTable::user, user -> Cursor.of(LIST, user.name())));
    }

    @Override
    public boolean put(User user, String author) {
        return database.edit(session -> {
            boolean isNew = session.update(
                            "UPDATE users SET role = ?, operator = ?, password_hash = ? WHERE name = ?",
                            user.role().word(),
                            user.operator(),
                            user.passwordHash(),
                            user.name())
                    == 0;
            if (isNew) {
                insert(session, user);
            }
            session.update("DELETE FROM tokens WHERE user_name = ?", user.name());
            edits.record(session, author, "put", "user", user.name());
            return isNew;
        });
    }

    @Override
    public boolean delete(String name, String author) {
        return database.edit(session -> {
            boolean deleted = session.update("DELETE FROM users WHERE name = ?", name) > 0;
            if (deleted) {
                edits.record(session, author, "delete", "user", name);
            }
            return deleted;
        });
    }

    /** Also forgets the tokens that have expired by then. */
    @Override
    public void saveToken(String tokenHash, String userName, Instant expiresAt) {
        database.edit(session -> {
            session.update(
                    "DELETE FROM tokens WHERE expires_at <= ?", edits.clock().instant());
            return session.update(
                    "INSERT INTO tokens (token_hash, user_name, expires_at) VALUES (?, ?, ?)",
                    tokenHash,
                    userName,
                    expiresAt);
        });
    }

    @Override
    public Optional<User> findByToken(String tokenHash, Instant now) {
        String sql = COLUMNS + " JOIN tokens t ON t.user_name = u.name WHERE t.token_hash = ? AND t.expires_at > ?";
        return database.read(session -> session.find(sql, UserTable::user, tokenHash, now));
    }

    @Override
    public void deleteToken(String tokenHash) {
        database.edit(session -> session.update("DELETE FROM tokens WHERE token_hash = ?", tokenHash));
    }

    private static void insert(Session session, User user) throws SQLException {
        session.update(
                "INSERT INTO users (name, role, operator, password_hash) VALUES (?, ?, ?, ?)",
                user.name(),
                user.role().word(),
                user.operator(),
                user.passwordHash());
    }

    private static User user(Row row) throws SQLException {
        return new User(
                row.text("name"),
                Role.ofWord(row.text("role")),
                row.optionalText("operator"),
                row.text("password_hash"));
    }
}
