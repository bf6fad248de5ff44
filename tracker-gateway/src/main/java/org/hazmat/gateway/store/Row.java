package org.hazmat.gateway.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The current row of a result, by the names of its columns. */
record Row(ResultSet result) {
    String text(String column) throws SQLException {
        return present(result.getString(column), column);
    }

    @Nullable
    String optionalText(String column) throws SQLException {
        return result.getString(column);
    }

    Instant instant(String column) throws SQLException {
        return present(result.getObject(column, OffsetDateTime.class), column).toInstant();
    }

    @Nullable
    Instant optionalInstant(String column) throws SQLException {
        OffsetDateTime time = result.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    UUID uuid(String column) throws SQLException {
        return present(result.getObject(column, UUID.class), column);
    }

    int integer(String column) throws SQLException {
        return result.getInt(column);
    }

    long longInteger(String column) throws SQLException {
        return result.getLong(column);
    }

    double real(String column) throws SQLException {
        return result.getDouble(column);
    }

    boolean flag(String column) throws SQLException {
        return result.getBoolean(column);
    }

    private static <T> T present(@Nullable T value, String column) throws SQLException {
        if (value == null) {
            throw new SQLException("column " + column + " is empty");
        }
        return value;
    }
}
