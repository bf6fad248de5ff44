package org.hazmat.gateway.store;

import java.sql.SQLException;
import java.time.InstantSource;
import org.hazmat.web.read.Audit;

/** Remembers who changed what that people edit. */
record Edits(InstantSource clock) {
    void record(Session session, String author, String action, String subject, String id) throws SQLException {
        record(session, new Audit.Act(clock.instant(), author, action, subject, id, null));
    }

    void record(Session session, Audit.Act act) throws SQLException {
        session.update(
                "INSERT INTO edits (made_at, author, action, subject, id, detail) VALUES (?, ?, ?, ?, ?, ?)",
                act.at(),
                act.author(),
                act.action(),
                act.subject(),
                act.id(),
                act.detail());
    }
}
