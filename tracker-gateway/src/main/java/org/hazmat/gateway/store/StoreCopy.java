package org.hazmat.gateway.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** A copy of a store that is being made, in three steps; closing it makes its connection like others again. */
interface StoreCopy extends AutoCloseable {
    /** Copies what can be copied while everything goes on. */
    void ahead() throws SQLException, IOException;

    /** Decides as of when the copy is; meanwhile nobody edits, so it is short. */
    void instant() throws SQLException, IOException;

    /** Copies what is missing, as it was at the instant. */
    void rest() throws SQLException, IOException;

    @Override
    void close() throws SQLException, IOException;

    /** On a connection without time-outs that is used for nothing else. */
    static StoreCopy begin(Session session, Path folder, CopyProgress progress) throws SQLException, IOException {
        return switch (session.dialect()) {
            case EMBEDDED -> EmbeddedCopy.begin(session, folder, progress);
            case POSTGIS -> PostgisCopy.begin(session, folder, progress);
        };
    }
}
