package org.hazmat.gateway.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Opens the databases and brings their tables up to date. */
final class Connections {
    private static final int POOL_SIZE = 10;
    static final long STATEMENT_SECONDS = 30;
    private static final long READING_SECONDS = 10;
    static final long NO_TIME_OUT = 0;
    private static final Duration TELLING = Duration.ofSeconds(10);
    private static final long CONNECTION_MILLIS = 3_000;
    private static final long VALIDATION_MILLIS = 2_000;

    private Connections() {}

    /** Nobody tidies its file until it is said to: after a crash that takes longer than all the rest of the opening. */
    static Database embedded(Path folder, Runnable beforeMigrating) {
        // Stays open between two connections: opening it anew takes half a second. Compressed, the file is a fifth
        // smaller at the same processor time; H2 then splits its pages at 64 KiB, whatever PAGE_SIZE says. Little ones
        // without compression took more of both.
        String url = "jdbc:h2:file:" + folder.toAbsolutePath().resolve("store")
                + ";DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE;COMPRESS=TRUE";
        try {
            // The one that opens it says that nobody tidies; it stays open for the others.
            DriverManager.getConnection(url + ";WRITE_DELAY=0").close();
            return open(config(url, Dialect.EMBEDDED), Dialect.EMBEDDED, url, null, beforeMigrating);
        } catch (SQLException e) {
            throw cannotOpen(url, e);
        }
    }

    static Database postgres(String url, @Nullable Reader reader, Runnable beforeMigrating) {
        return open(
                server(url, Dialect.POSTGIS.sessionStart(STATEMENT_SECONDS)),
                Dialect.POSTGIS,
                url,
                reader,
                beforeMigrating);
    }

    private static HikariConfig server(String url, String sessionStart) {
        HikariConfig config = config(url, Dialect.POSTGIS);
        config.setConnectionInitSql(sessionStart);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", "hazmat-tracker");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", "5");
        // A server that hangs does not keep its own statement time-out.
        config.addDataSourceProperty("socketTimeout", String.valueOf(STATEMENT_SECONDS + 10));
        return config;
    }

    private static HikariConfig config(String url, Dialect dialect) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setPoolName("store");
        config.setMaximumPoolSize(POOL_SIZE);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECTION_MILLIS);
        config.setValidationTimeout(VALIDATION_MILLIS);
        config.setConnectionInitSql(dialect.sessionStart(STATEMENT_SECONDS));
        return config;
    }

    private static Database open(
            HikariConfig config, Dialect dialect, String url, @Nullable Reader reader, Runnable beforeMigrating) {
        HikariDataSource pool = null;
        try {
            pool = new HikariDataSource(config);
            beforeMigrating.run();
            Upgrade.run(dialect == Dialect.POSTGIS ? plain(url) : pool, dialect, TELLING);
            // Migrations have no time-out: their connections do not come back.
            pool.getHikariPoolMXBean().softEvictConnections();
            return new Database(pool, reader == null ? pool : readers(pool, url, reader), dialect);
        } catch (SQLException | RuntimeException e) {
            if (pool != null) {
                pool.close();
            }
            throw cannotOpen(url, e);
        }
    }

    private static StoreFailure cannotOpen(String url, Exception e) {
        return new StoreFailure("cannot open the store " + withoutSecrets(url) + ": " + reason(e), e);
    }

    /** Connections of a role that may read and nothing else, which it is granted here. */
    private static HikariDataSource readers(DataSource writers, String url, Reader reader) throws SQLException {
        try (Connection connection = writers.getConnection();
                Statement statement = connection.createStatement()) {
            String role = statement.enquoteIdentifier(reader.user(), true);
            String schema = statement.enquoteIdentifier(connection.getSchema(), true);
            statement.execute("GRANT USAGE ON SCHEMA " + schema + " TO " + role);
            statement.execute("GRANT SELECT ON ALL TABLES IN SCHEMA " + schema + " TO " + role);
            statement.execute("ALTER DEFAULT PRIVILEGES IN SCHEMA " + schema + " GRANT SELECT ON TABLES TO " + role);
        }
        HikariConfig config = server(
                url.replaceAll("(?<=[?&])(user|password)=[^&]*(&|$)", ""),
                Dialect.POSTGIS.sessionStart(READING_SECONDS) + "; SET default_transaction_read_only = on");
        config.setPoolName("store-readers");
        config.setUsername(reader.user());
        config.setPassword(reader.password());
        return new HikariDataSource(config);
    }

    /** Connections without any time-out but that of connecting: a migration may read a whole table in one statement. */
    static DataSource plain(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        source.setTcpKeepAlive(true);
        return source;
    }

    private static String withoutSecrets(String url) {
        return url.replaceFirst("[?;].*", "");
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
