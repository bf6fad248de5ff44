package org.hazmat.protocols.jt808;

import java.util.concurrent.atomic.AtomicLong;

/** Octets that half-received messages may hold on a whole node; shared by all its connections. */
public final class ReassemblyBudget {

    private final AtomicLong left;

    public ReassemblyBudget(long octets) {
        this.left = new AtomicLong(octets);
    }

    /** Octets that may still be taken. */
    public long left() {
        return left.get();
    }

    boolean take(int octets) {
        if (left.addAndGet(-octets) >= 0) {
            return true;
        }
        left.addAndGet(octets);
        return false;
    }

    void giveBack(int octets) {
        left.addAndGet(octets);
    }
}
