package org.hazmat.gateway.journal;

import java.util.BitSet;

/** Up to which report number everything has its outcome, while lanes finish in any order. */
final class Evaluated {
    private static final int SHIFT_FROM = 1 << 16;

    private final BitSet pending = new BitSet();
    private long base;
    private int count;

    Evaluated(long firstNumber) {
        base = firstNumber;
    }

    /** Numbers below the first one that was ever given are no longer of interest. */
    void add(long number) {
        pending.set(Math.toIntExact(number - base));
        count++;
    }

    void done(long number) {
        int index = Math.toIntExact(number - base);
        if (!pending.get(index)) {
            throw new IllegalStateException("report " + number + " has an outcome already, or was never offered");
        }
        pending.clear(index);
        count--;
    }

    int inFlight() {
        return count;
    }

    /** The greatest number up to which all are done, where {@code next} is the first that is not given yet. */
    long upTo(long next) {
        int lowest = pending.nextSetBit(0);
        long upTo = lowest < 0 ? next - 1 : Math.min(base + lowest, next) - 1;
        if (upTo - base > SHIFT_FROM) {
            BitSet rest = pending.get((int) (upTo + 1 - base), Math.max(pending.length(), (int) (upTo + 1 - base)));
            pending.clear();
            pending.or(rest);
            base = upTo + 1;
        }
        return upTo;
    }
}
