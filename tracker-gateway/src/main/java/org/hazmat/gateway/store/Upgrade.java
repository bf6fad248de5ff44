package org.hazmat.gateway.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.migration.JavaMigration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a store's tables up to date, and says in the log what it does: a large store's start must not look like one that hangs. */
final class Upgrade extends BaseCallback {
    private static final Logger LOG = LoggerFactory.getLogger(Upgrade.class);
    private static final MigrationVersion FIRST = MigrationVersion.fromVersion("1");
    private static final String HISTORY = "schema_history";
    private static final int FOR_GOOD = -1;

    private final long began = System.nanoTime();
    private volatile String step = "waiting for another process that upgrades its tables";
    private boolean fresh;

    private Upgrade() {}

    /**
     * Does it on connections without time-outs; a statement may read a whole table.
     *
     * @param telling how often it says that it is still at work
     */
    static void run(DataSource source, Dialect dialect, Duration telling) {
        Upgrade upgrade = new Upgrade();
        ScheduledExecutorService teller = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("upgrade").factory());
        try {
            var unused = teller.scheduleAtFixedRate(
                    upgrade::tell, telling.toMillis(), telling.toMillis(), TimeUnit.MILLISECONDS);
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/common", dialect.migrations())
                    .javaMigrations(dialect.steps().toArray(JavaMigration[]::new))
                    .placeholders(Map.of("bytewise", dialect.bytewise()))
                    .table(HISTORY)
                    .initSql(dialect.sessionStart(Connections.NO_TIME_OUT))
                    // The server still works for a process that was killed, and two gateways may start together.
                    .lockRetryCount(FOR_GOOD)
                    .callbacks(upgrade)
                    .load()
                    .migrate();
        } finally {
            teller.shutdownNow();
        }
    }

    @Override
    public void handle(Event event, Context context) {
        MigrationInfo migration = context.getMigrationInfo();
        if (event == Event.BEFORE_VALIDATE) {
            forgetFailed(context.getConnection());
        } else if (event == Event.BEFORE_EACH_MIGRATE && migration != null) {
            begin(migration.getVersion(), migration.getDescription());
        } else if (event == Event.AFTER_MIGRATE_APPLIED && !fresh) {
            LOG.info("the store's tables are up to date, {} s", seconds());
        }
    }

    /** H2 notes what failed, on a full disk for example, and Flyway would refuse for good; the scripts go on from where they were. */
    private static void forgetFailed(Connection connection) {
        try (ResultSet history = connection.getMetaData().getTables(null, connection.getSchema(), HISTORY, null);
                Statement statement = connection.createStatement()) {
            if (history.next()) {
                statement.executeUpdate("DELETE FROM \"" + HISTORY + "\" WHERE NOT \"success\"");
            }
        } catch (SQLException e) {
            throw new StoreFailure("cannot read which versions its tables had", e);
        }
    }

    /** Of a store that is made anew there is nothing to say. */
    private void begin(MigrationVersion version, String what) {
        step = "still bringing its tables to version " + version + " (" + what + ")";
        fresh |= version.equals(FIRST);
        if (!fresh) {
            LOG.info("bringing the store's tables to version {} ({})", version, what);
        }
    }

    private void tell() {
        LOG.info("the store: {}, {} s so far", step, seconds());
    }

    private long seconds() {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
    }
}
