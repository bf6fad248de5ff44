package org.hazmat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * A PostGIS store from before partitions, with positions of 90 days, is brought up to date. The time is printed: the suite takes a small
 * store, {@code -Dupgrade.positions=2000000} a large one.
 */
class UpgradeTest {
    private static final int POSITIONS = Integer.getInteger("upgrade.positions", 20_000);
    private static final int FEW = 100;
    private static final String BEFORE_PARTITIONS = "10";
    /** A number and a sum over the rows' whole content. */
    private static final String CONTENT =
            "SELECT count(*) || ' ' || COALESCE(sum(hashtextextended(CAST(p AS text), 0)), 0) FROM positions p";

    private static final InstantSource CLOCK = InstantSource.system();

    private final String url = PostgisServer.shared().newDatabase();
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();

    @BeforeEach
    void makeOlder() {
        OlderStore.make(url, Dialect.POSTGIS, BEFORE_PARTITIONS);
        told.start();
        ((Logger) LoggerFactory.getLogger(Upgrade.class)).addAppender(told);
    }

    /** So many of 90 days, and three from the future. */
    private void fill(int positions) throws SQLException {
        execute("INSERT INTO positions SELECT '津A' || i % 1000, now() - i * interval '90 days' / " + positions
                + ", CAST(md5(CAST(i AS text)) AS uuid), i, -i, i / 7.0, i % 360, 3, 0, 3, now(), 'good'"
                + " FROM generate_series(1, " + positions + ") i");
        execute("INSERT INTO positions SELECT '津A' || i, TIMESTAMPTZ '2099-01-01 00:00:00Z', CAST(md5('f') AS uuid),"
                + " i, 2, 3, 4, 5, 6, 7, now(), 'good' FROM generate_series(1, 3) i");
    }

    @AfterEach
    void forgetLog() {
        ((Logger) LoggerFactory.getLogger(Upgrade.class)).detachAppender(told);
    }

    /** Seen to fail when the script loses one of those from the future. */
    @Test
    void keepsEachPosition() throws SQLException {
        fill(POSITIONS);
        String before = text(CONTENT);
        long began = System.nanoTime();
        Store.postgres(url, CLOCK).close();
        System.out.printf(
                "a store of %d positions was brought up to date in %d ms%n",
                POSITIONS, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        assertThat(text(CONTENT)).isEqualTo(before).startsWith(POSITIONS + 3 + " ");
        assertThat(text(
                        "SELECT string_agg(d.name || ' ' || d.n, ', ' ORDER BY d.n DESC) FROM (SELECT CAST(tableoid AS regclass)"
                                + " AS name, count(*) AS n FROM positions GROUP BY 1) d"))
                .isEqualTo("positions_before " + POSITIONS + ", positions_beyond 3");
        assertThat(messages())
                .startsWith("bringing the store's tables to version 11 (partitions)")
                .last()
                .asString()
                .startsWith("the store's tables are up to date, ");
    }

    /** Seen to fail ("canceling statement due to statement timeout") when its connections keep the time-out that they begin with. */
    @Test
    void takesItsTime() throws SQLException {
        fill(FEW);
        String before = text(CONTENT);
        onDelete("pg_sleep(0.2)");
        execute("ALTER DATABASE " + text("SELECT current_database()") + " SET statement_timeout = '100ms'");
        Upgrade.run(Connections.plain(url), Dialect.POSTGIS, Duration.ofMillis(50));
        assertThat(messages())
                .anyMatch(line -> line.startsWith("the store: still bringing its tables to version 11 (partitions), "));
        assertThat(text(CONTENT)).isEqualTo(before);
    }

    /** As of a process that is killed, or a server that goes down. Seen to fail when the script is not one transaction. */
    @Test
    void beginsAnewWhenItWasCutShort() throws Exception {
        fill(FEW);
        String before = text(CONTENT);
        onDelete("pg_advisory_xact_lock(1)");
        try (ExecutorService threads = Executors.newCachedThreadPool();
                Connection holder = DriverManager.getConnection(url);
                Statement statement = holder.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(1)");
            CompletableFuture<Void> cut =
                    CompletableFuture.runAsync(() -> Store.postgres(url, CLOCK).close(), threads);
            await().until(() -> text(waiting("count(*)")).equals("1"));
            CompletableFuture<Void> second = CompletableFuture.runAsync(
                    () -> Upgrade.run(Connections.plain(url), Dialect.POSTGIS, Duration.ofMillis(50)), threads);
            await().until(() ->
                    messages().stream().anyMatch(line -> line.startsWith("the store: waiting for another process")));
            text(waiting("pg_terminate_backend(pid)"));
            assertThatThrownBy(cut::join).cause().isInstanceOf(StoreFailure.class);
            await().until(() -> text(waiting("count(*)")).equals("1"));
            assertThat(second).isNotDone();
            statement.execute("SELECT pg_advisory_unlock(1)");
            second.get(30, TimeUnit.SECONDS);
        }
        assertThat(text(CONTENT)).isEqualTo(before);
        Store.postgres(url, CLOCK).close();
    }

    private static String waiting(String what) {
        return "SELECT CAST(" + what
                + " AS text) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory'"
                + " AND query LIKE '%positions_before%'";
    }

    /** Has the upgrade do something more at each position that it moves. */
    private void onDelete(String call) throws SQLException {
        execute("CREATE FUNCTION pause() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM " + call
                + "; RETURN old; END $$");
        execute("CREATE TRIGGER pause BEFORE DELETE ON positions FOR EACH ROW EXECUTE FUNCTION pause()");
    }

    private List<String> messages() {
        // Its own lock while it adds one.
        synchronized (told) {
            return told.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        }
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getString(1) : "";
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
