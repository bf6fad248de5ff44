package org.hazmat.scenarios.bench.server;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * An event that the feed has forgotten, as the embedded store keeps it.
 *
 * @param chain the feed's hash chain after it, in hexadecimal digits
 */
record Archived(long sequence, String json, String chain) {
    /** Of a data folder whose server has ended, in the feed's order. */
    static List<Archived> in(Path data) throws IOException {
        List<Archived> events = new ArrayList<>();
        Path file = data.toAbsolutePath().resolve("store").resolve("store");
        try (Connection store = DriverManager.getConnection("jdbc:h2:file:" + file + ";IFEXISTS=TRUE");
                Statement statement = store.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT sequence, json, chain FROM feed_archive ORDER BY sequence")) {
            while (rows.next()) {
                events.add(new Archived(rows.getLong(1), rows.getString(2), rows.getString(3)));
            }
        } catch (SQLException e) {
            throw new IOException("the archive cannot be read: " + e.getMessage(), e);
        }
        return events;
    }
}
