package org.hazmat.gateway.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements on one connection. Times go in and come out as instants; neither the host's zone nor the session's has a say. */
record Session(Connection connection, Dialect dialect) {
    /** What a row means. */
    @FunctionalInterface
    interface Mapper<T> {
        T map(Row row) throws SQLException;
    }

    /** The resolution in which both databases keep a time. */
    static Instant stored(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    <T> List<T> list(String sql, Mapper<T> mapper, List<?> arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            try (ResultSet result = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                Row row = new Row(result);
                while (result.next()) {
                    rows.add(mapper.map(row));
                }
                return rows;
            }
        }
    }

    <T> List<T> list(String sql, Mapper<T> mapper, Object... arguments) throws SQLException {
        return list(sql, mapper, List.of(arguments));
    }

    /** The first row, if there is one. */
    <T> Optional<T> find(String sql, Mapper<T> mapper, Object... arguments) throws SQLException {
        return list(sql, mapper, arguments).stream().findFirst();
    }

    /** Number of rows that it changed. */
    int update(String sql, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, Arrays.asList(arguments));
            return statement.executeUpdate();
        }
    }

    /** Runs a statement that has neither arguments nor a result; an empty one is none. */
    void execute(String sql) throws SQLException {
        if (!sql.isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    /** Runs one statement for each list of arguments. */
    void batch(String sql, List<List<@Nullable Object>> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (List<@Nullable Object> row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void bind(PreparedStatement statement, List<? extends @Nullable Object> arguments)
            throws SQLException {
        for (int i = 0; i < arguments.size(); i++) {
            Object argument = arguments.get(i);
            statement.setObject(
                    i + 1, argument instanceof Instant time ? stored(time).atOffset(ZoneOffset.UTC) : argument);
        }
    }
}
