package org.hazmat.gateway.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hazmat.web.read.Page;
import org.jspecify.annotations.Nullable;

/** A query that grows by conditions, and is read by pages. */
final class Select {
    private final String head;
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();

    Select(String head) {
        this.head = head;
    }

    /** Adds a condition with its arguments. */
    Select where(String condition, Object... values) {
        conditions.add(condition);
        arguments.addAll(List.of(values));
        return this;
    }

    /** Adds a condition unless the value is null. */
    Select whereIf(@Nullable Object value, String condition) {
        return value == null ? this : where(condition, value);
    }

    /** One row more than the page holds tells whether there is a next one. */
    <T> Page<T> page(Session session, String order, int limit, Session.Mapper<T> mapper, Function<T, String> cursor)
            throws SQLException {
        List<T> rows = session.list(sql() + " ORDER BY " + order + " LIMIT " + (limit + 1), mapper, arguments);
        return rows.size() <= limit
                ? new Page<>(List.copyOf(rows), null)
                : new Page<>(List.copyOf(rows.subList(0, limit)), cursor.apply(rows.get(limit - 1)));
    }

    <T> List<T> list(Session session, String tail, Session.Mapper<T> mapper) throws SQLException {
        return session.list(sql() + tail, mapper, arguments);
    }

    private String sql() {
        return conditions.isEmpty() ? head : head + " WHERE " + String.join(" AND ", conditions);
    }
}
