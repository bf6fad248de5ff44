package org.hazmat.geocore.zone;

import java.util.Arrays;

/** A list of ints that only grows. */
final class IntLog {
    private int[] values = new int[16];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    void addAll(IntLog other, int from, int to) {
        for (int i = from; i < to; i++) {
            add(other.values[i]);
        }
    }

    int get(int i) {
        return values[i];
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }
}
