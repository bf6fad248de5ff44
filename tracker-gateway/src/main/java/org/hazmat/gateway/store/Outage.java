package org.hazmat.gateway.store;

import java.sql.SQLException;

/** Tells a store that does not answer from one that answers with a refusal (SQL state classes, ISO 9075-2 table 38). */
final class Outage {
    private Outage() {}

    /** Data (22), integrity (23) and a statement that is wrong (42) are our own fault; all else may pass by itself. */
    static boolean isOne(SQLException failure) {
        return !(isData(failure) || hasClass(failure, "42"));
    }

    /** Whether the same data would be refused again however often it is tried. */
    static boolean refusesData(Exception failure) {
        return failure instanceof SQLException sql ? isData(sql) : failure instanceof RuntimeException;
    }

    /** Whether another transaction was in the way: a key taken (23505), or a rollback for its sake (40). */
    static boolean isCollision(SQLException failure) {
        return "23505".equals(failure.getSQLState()) || hasClass(failure, "40");
    }

    private static boolean isData(SQLException failure) {
        return hasClass(failure, "22") || hasClass(failure, "23");
    }

    private static boolean hasClass(SQLException failure, String stateClass) {
        String state = failure.getSQLState();
        return state != null && state.startsWith(stateClass);
    }
}
