package org.hazmat.gateway.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A real PostGIS server for tests, one for each JVM: in a container where a Docker engine answers, otherwise a private cluster of the
 * installed packages. Where neither is to be had, the test that asks for it fails.
 */
public final class PostgisServer {
    private static final DockerImageName IMAGE =
            DockerImageName.parse("postgis/postgis:15-3.4").asCompatibleSubstituteFor("postgres");
    private static final String TEMPLATE = "template_hazmat";

    private final String address;
    private final String credentials;
    private final AtomicInteger databases = new AtomicInteger();

    private PostgisServer(String address, String credentials) {
        this.address = address;
        this.credentials = credentials;
    }

    private static final class Shared {
        static final PostgisServer SERVER = start();
    }

    /** The server; started when first asked for, and gone with the JVM. */
    public static PostgisServer shared() {
        return Shared.SERVER;
    }

    /** JDBC address, user and password included, of a new database with the extension and nothing else. */
    public String newDatabase() {
        String name = "test_" + databases.incrementAndGet();
        administer("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return url(name);
    }

    /** Has the server refuse a database: whoever is connected is thrown out, and nobody gets in. */
    public void cut(String url) {
        administer("ALTER DATABASE " + name(url) + " ALLOW_CONNECTIONS false");
        administer("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name(url) + "'");
    }

    /** Ends {@link #cut}. */
    public void mend(String url) {
        administer("ALTER DATABASE " + name(url) + " ALLOW_CONNECTIONS true");
    }

    private static PostgisServer start() {
        PostgisServer server = DockerClientFactory.instance().isDockerAvailable() ? inContainer() : inPrivateCluster();
        server.administer("CREATE DATABASE " + TEMPLATE);
        run(server.url(TEMPLATE), "CREATE EXTENSION postgis");
        return server;
    }

    /** Removed by Testcontainers when this JVM ends. */
    @SuppressWarnings("resource")
    private static PostgisServer inContainer() {
        PostgreSQLContainer container = new PostgreSQLContainer(IMAGE);
        container.start();
        return new PostgisServer(
                container.getHost() + ":" + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                "user=" + container.getUsername() + "&password=" + container.getPassword());
    }

    private static PostgisServer inPrivateCluster() {
        PrivateCluster cluster = PrivateCluster.start();
        return new PostgisServer("127.0.0.1:" + cluster.port(), "user=" + PrivateCluster.USER);
    }

    private void administer(String sql) {
        run(url("postgres"), sql);
    }

    private String url(String database) {
        return "jdbc:postgresql://" + address + "/" + database + "?" + credentials;
    }

    private static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
    }

    private static void run(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the test server refused: " + sql, e);
        }
    }
}
