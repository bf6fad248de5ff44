package org.hazmat.gateway.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostGIS server of the installed packages for one test, to which everything may be done that goes wrong with one. */
public final class FaultyPostgis {
    private static final String ROLE = "tracker";
    private static final String DATABASE = "hazmat";
    private static final String PASSWORD = "right";

    private final PrivateCluster cluster;

    private FaultyPostgis(PrivateCluster cluster) {
        this.cluster = cluster;
    }

    /** Fails where the packages are missing; gone with the JVM. */
    public static FaultyPostgis start() throws IOException, SQLException {
        FaultyPostgis server = new FaultyPostgis(PrivateCluster.start());
        server.cluster.askForPassword(ROLE);
        server.administer("postgres", "CREATE ROLE " + ROLE + " LOGIN PASSWORD '" + PASSWORD + "'");
        server.administer("postgres", "CREATE DATABASE " + DATABASE + " OWNER " + ROLE);
        server.administer(DATABASE, "CREATE EXTENSION postgis");
        return server;
    }

    /** JDBC address with user and password. */
    public String url() {
        return address(DATABASE) + "?user=" + ROLE + "&password=" + PASSWORD;
    }

    public void stopImmediately() throws IOException {
        cluster.stopImmediately();
    }

    public void startAgain() throws IOException {
        cluster.startAgain();
    }

    public void freeze() throws IOException {
        cluster.signal("STOP");
    }

    public void thaw() throws IOException {
        cluster.signal("CONT");
    }

    public void readOnly(boolean on) throws SQLException {
        administer("postgres", "ALTER DATABASE " + DATABASE + " SET default_transaction_read_only = " + on);
        cutConnections();
    }

    public void changePassword(boolean changed) throws SQLException {
        administer("postgres", "ALTER ROLE " + ROLE + " PASSWORD '" + (changed ? "another" : PASSWORD) + "'");
        cutConnections();
    }

    /** Whatever a connection was in the middle of. */
    public void cutConnections() throws SQLException {
        administer("postgres", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + ROLE + "'");
    }

    private String address(String database) {
        return "jdbc:postgresql://127.0.0.1:" + cluster.port() + "/" + database;
    }

    private void administer(String database, String sql) throws SQLException {
        String url = address(database) + "?user=" + PrivateCluster.USER;
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
