package org.hazmat.gateway.store;

import java.sql.SQLException;
import java.time.InstantSource;
import org.hazmat.web.read.Audit;

/** Remembers who changed what that people edit, in the edit's own transaction: no edit without its entry, no entry without the edit. */
record Edits(InstantSource clock) {
    void record(Session session, String author, String action, String subject, String id) throws SQLException {
        record(session, new Audit.Act(clock.instant(), author, action, subject, id, null));
    }

    void record(Session session, Audit.Act act) throws SQLException {
        AuditTable.append(session, act);
    }
}
