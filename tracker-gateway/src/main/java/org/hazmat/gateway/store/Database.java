package org.hazmat.gateway.store;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import org.hazmat.web.read.Unavailable;

/** A pool of connections and the three ways to use one. */
final class Database implements AutoCloseable {
    private static final int ATTEMPTS = 10;

    private final HikariDataSource pool;
    private final HikariDataSource readers;
    private final Dialect dialect;
    private final ReentrantLock editing = new ReentrantLock();

    /** @param readers for what changes nothing; may be the same */
    Database(HikariDataSource pool, HikariDataSource readers, Dialect dialect) {
        this.pool = pool;
        this.readers = readers;
        this.dialect = dialect;
    }

    /** What is done on a connection. */
    @FunctionalInterface
    interface Work<T> {
        T run(Session session) throws SQLException;
    }

    Dialect dialect() {
        return dialect;
    }

    /** Runs statements that change nothing. */
    <T> T read(Work<T> work) {
        try (Connection connection = readers.getConnection()) {
            return work.run(new Session(connection, dialect));
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** A transaction; when this returns, what it did is on the disk. Edits come one after another, those of other processes too. */
    <T> T edit(Work<T> work) {
        editing.lock();
        try {
            return tryEdit(work);
        } finally {
            editing.unlock();
        }
    }

    /** What is no edit may take the same key or the same rows meanwhile: then once more, from what is there now. */
    private <T> T tryEdit(Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = pool.getConnection()) {
                T result = inTransaction(connection, session -> {
                    session.execute(dialect.takeTurn());
                    return work.run(session);
                });
                flush(connection);
                return result;
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !Outage.isCollision(e)) {
                    throw failure(e);
                }
            }
        }
    }

    /** What is done with the store's files, or somebody else's. */
    @FunctionalInterface
    interface Copying {
        void run(Session session) throws SQLException, IOException;
    }

    /** Runs what copies, on a connection without time-outs. */
    void copy(Copying copying) throws IOException {
        try (Connection connection = pool.getConnection()) {
            boolean done = false;
            try {
                connection.setNetworkTimeout(Runnable::run, 0);
                copying.run(new Session(connection, dialect));
                done = true;
            } finally {
                if (!done) {
                    // It has no time-outs still.
                    pool.evictConnection(connection);
                }
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Runs a step of it while nobody edits; what it sees was committed before. */
    void whileNobodyEdits(Copying step, Session session) throws SQLException, IOException {
        editing.lock();
        try {
            step.run(session);
        } finally {
            editing.unlock();
        }
    }

    /** A connection for long use; the caller closes it. */
    Connection borrow() throws SQLException {
        return pool.getConnection();
    }

    /** Commits what the work did, or none of it. */
    <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            T result = work.run(new Session(connection, dialect));
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }

    /** Puts what is committed on the disk. */
    void flush(Connection connection) throws SQLException {
        if (!dialect.flush().isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(dialect.flush());
            }
        }
    }

    void tidy() {
        if (!dialect.tidy().isEmpty()) {
            read(session -> session.update(dialect.tidy()));
        }
    }

    @Override
    public void close() {
        try {
            if (!dialect.beforeClose().isEmpty()) {
                read(session -> session.update(dialect.beforeClose()));
            }
        } finally {
            readers.close();
            pool.close();
        }
    }

    private static RuntimeException failure(SQLException e) {
        return Outage.isOne(e)
                ? new Unavailable("the store does not answer: " + e.getMessage(), e)
                : new StoreFailure("the store refused: " + e.getMessage(), e);
    }
}
