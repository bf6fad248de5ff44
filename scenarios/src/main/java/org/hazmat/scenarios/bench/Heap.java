package org.hazmat.scenarios.bench;

import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/** Octets that stay reachable, counted as the collector counts them. */
final class Heap {
    private static final int COLLECTIONS = 3;

    private Heap() {}

    /** By how much the live heap grew when the value was made, and the value. */
    static <T> Grown<T> by(Supplier<T> maker) {
        long before = live();
        T made = maker.get();
        return new Grown<>(made, live() - before);
    }

    record Grown<T>(T made, long octets) {}

    private static long live() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
