package org.hazmat.gateway.store;

import java.sql.SQLException;
import java.time.InstantSource;

/** Remembers who changed what that people edit. */
record Edits(InstantSource clock) {
    void record(Session session, String author, String action, String subject, String id) throws SQLException {
        session.update(
                "INSERT INTO edits (made_at, author, action, subject, id) VALUES (?, ?, ?, ?, ?)",
                clock.instant(),
                author,
                action,
                subject,
                id);
    }
}
