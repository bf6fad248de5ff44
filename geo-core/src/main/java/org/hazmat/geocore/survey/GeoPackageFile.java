package org.hazmat.geocore.survey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.hazmat.geocore.json.Invalid;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;
import org.sqlite.jdbc4.JDBC4Connection;

/**
 * The features of a GeoPackage (OGC 12-128r19). The file is opened in memory; only tables are read, for a view could compute for ever, and
 * the steps of a query are counted for the same reason.
 */
final class GeoPackageFile {
    private static final String FORMAT = "GeoPackage";
    private static final int MAX_VALUE_BYTES = 16 * 1024 * 1024;
    private static final int MAX_SQL_BYTES = 100_000;
    private static final int STEPS_AT_A_TIME = 10_000;
    private static final int MAX_COUNTED_STEPS = 5_000;

    private final Connection connection;

    private record Table(String name, String geometry, int srs) {}

    private GeoPackageFile(Connection connection) {
        this.connection = connection;
    }

    static Layer read(byte[] content, @Nullable String layer) {
        try (SQLiteConnection connection = new JDBC4Connection("jdbc:sqlite::memory:", ":memory:", new Properties())) {
            connection.deserialize("main", content);
            restrain(connection);
            return new GeoPackageFile(connection).layer(layer);
        } catch (SQLException e) {
            throw new Invalid("", "the GeoPackage cannot be read: " + e.getMessage());
        }
    }

    private static void restrain(SQLiteConnection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF");
            statement.execute("PRAGMA cell_size_check = ON");
            statement.execute("PRAGMA query_only = ON");
        }
        connection.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES);
        connection.setLimit(SQLiteLimits.SQLITE_LIMIT_SQL_LENGTH, MAX_SQL_BYTES);
        ProgressHandler.setHandler(connection, STEPS_AT_A_TIME, new ProgressHandler() {
            private int counted;

            @Override
            protected int progress() {
                return ++counted > MAX_COUNTED_STEPS ? 1 : 0;
            }
        });
    }

    private Layer layer(@Nullable String asked) throws SQLException {
        for (String needed : List.of("gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys")) {
            if (!isTable(needed)) {
                throw new Invalid("", "this SQLite file is no GeoPackage: it has no table " + needed);
            }
        }
        Table table = chosen(tables(), asked);
        if (!isTable(table.name)) {
            throw new Invalid("", "the layer \"" + table.name + "\" is no table");
        }
        return new Layer(FORMAT, declared(table.srs), features(table));
    }

    private boolean isTable(String name) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT 1 FROM sqlite_master WHERE name = ? AND type = 'table'")) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private List<Table> tables() throws SQLException {
        String sql = "SELECT c.table_name, g.column_name, g.srs_id FROM gpkg_contents c"
                + " JOIN gpkg_geometry_columns g ON g.table_name = c.table_name"
                + " WHERE c.data_type = 'features' ORDER BY c.table_name";
        List<Table> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                tables.add(new Table(rows.getString(1), rows.getString(2), rows.getInt(3)));
            }
        }
        return tables;
    }

    private static Table chosen(List<Table> tables, @Nullable String asked) {
        List<String> names = tables.stream().map(Table::name).toList();
        if (tables.isEmpty()) {
            throw new Invalid("", "the GeoPackage has no features");
        }
        if (asked == null && tables.size() > 1) {
            throw Formats.severalLayers(names);
        }
        return tables.stream()
                .filter(table -> asked == null || table.name.equals(asked))
                .findFirst()
                .orElseThrow(() -> Formats.noSuchLayer(String.valueOf(asked), names));
    }

    private Layer.@Nullable Declared declared(int srs) throws SQLException {
        String sql =
                "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, srs);
            try (ResultSet rows = statement.executeQuery()) {
                // -1 and 0 are the undefined ones.
                if (srs <= 0 || !rows.next()) {
                    return null;
                }
                return "EPSG".equalsIgnoreCase(rows.getString(1))
                        ? new Layer.Declared.Code("EPSG:" + rows.getInt(2))
                        : new Layer.Declared.Text(rows.getString(3));
            }
        }
    }

    private List<RawFeature> features(Table table) throws SQLException {
        String sql = "SELECT * FROM " + quoted(table.name) + " LIMIT " + (Limits.MAX_FEATURES + 1);
        List<RawFeature> features = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                Limits.checkFeatures(features.size() + 1L);
                Drawn drawn = GeoPackageBlob.read(rows.getBytes(table.geometry));
                features.add(new RawFeature(features.size() + 1, null, attributes(rows, table), drawn));
            }
        }
        return features;
    }

    private static ObjectNode attributes(ResultSet row, Table table) throws SQLException {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            String name = row.getMetaData().getColumnName(i);
            if (!name.equals(table.geometry)) {
                attributes.set(name, value(row.getObject(i)));
            }
        }
        return attributes;
    }

    private static JsonNode value(@Nullable Object value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (value instanceof Number number) {
            return value instanceof Double
                    ? json.numberNode(number.doubleValue())
                    : json.numberNode(number.longValue());
        }
        return value instanceof String text ? json.textNode(text) : json.nullNode();
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
