package org.hazmat.gateway.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** The two stores that keep one contract. Each is opened once for all tests and emptied before every one. */
enum StoreKind {
    EMBEDDED,
    POSTGIS;

    static final Instant NOON = Instant.parse("2026-03-10T04:00:00Z");
    private static final List<String> TABLES = List.of(
            "tokens",
            "users",
            "vehicles",
            "waybills",
            "load_checks",
            "appointments",
            "record_versions",
            "zones",
            "rules",
            "permits",
            "edits",
            "audit",
            "feed_archive",
            "audit_checkpoints",
            "commands",
            "positions",
            "resends",
            "vehicle_events",
            "newest_positions",
            "violations",
            "observations",
            "watermarks",
            "refused_entries",
            "refused_latest");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private Opened opened;

    private record Opened(Store store, String url) {}

    /** The store, empty, with the clock at noon. */
    synchronized Store empty() {
        if (opened == null) {
            opened = open(now::get);
        }
        now.set(NOON);
        run(opened.url, TABLES.stream().map(table -> "DELETE FROM " + table).toList());
        return opened.store;
    }

    void setClock(Instant time) {
        now.set(time);
    }

    /** For statements of the test's own. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(opened.url);
    }

    /** The same, of which a statement waits no longer than that for a row that is locked. */
    Database impatient(Duration longest) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(opened.url);
        config.setMaximumPoolSize(2);
        config.setConnectionInitSql(
                switch (this) {
                    case EMBEDDED -> "SET LOCK_TIMEOUT " + longest.toMillis();
                    case POSTGIS -> "SET statement_timeout = " + longest.toMillis();
                });
        HikariDataSource pool = new HikariDataSource(config);
        return new Database(pool, pool, this == EMBEDDED ? Dialect.EMBEDDED : Dialect.POSTGIS);
    }

    private Opened open(InstantSource clock) {
        return switch (this) {
            case EMBEDDED -> {
                Path folder = temporaryFolder();
                Store store = Store.embedded(folder, clock);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(store, folder)));
                yield new Opened(store, "jdbc:h2:file:" + folder.resolve("store"));
            }
            case POSTGIS -> {
                String url = PostgisServer.shared().newDatabase();
                yield new Opened(Store.postgres(url, clock), url);
            }
        };
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("hazmat-store-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Store store, Path folder) {
        store.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(String url, List<String> statements) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
