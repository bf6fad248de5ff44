package org.hazmat.scenarios.bench.fuzz;

/** What has to hold for every input. */
final class Claim {
    private Claim() {}

    static void holds(boolean claim, String message) {
        if (!claim) {
            throw new AssertionError(message);
        }
    }

    static void same(Object expected, Object found, String message) {
        holds(expected.equals(found), message + ": " + expected + " and " + found);
    }

    /** Whoever debugs a terminal prints what came. */
    static void isPrintable(Object value) {
        holds(!value.toString().isEmpty(), "Nothing to print");
    }
}
