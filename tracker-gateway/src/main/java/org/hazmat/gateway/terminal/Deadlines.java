package org.hazmat.gateway.terminal;

/** When a connection has been slow or silent for too long; times are the event loop's nanoseconds. */
final class Deadlines {

    private final Limits limits;
    private final long connectedAt;
    private long lastReadAt;
    private long begunAt;
    private boolean midFrame;
    private boolean framed;
    private boolean authenticated;

    Deadlines(Limits limits, long now) {
        this.limits = limits;
        connectedAt = now;
        lastReadAt = now;
    }

    /** The first that passes. */
    record Due(Ending ending, long at) {

        private Due orEarlier(Ending other, long otherAt) {
            return otherAt - at < 0 ? new Due(other, otherAt) : this;
        }
    }

    /**
     * Bytes were read.
     *
     * @param ended they ended at least one frame
     * @param begun they leave a frame without its end
     */
    void read(long now, boolean ended, boolean begun) {
        lastReadAt = now;
        if (ended || !midFrame) {
            begunAt = now;
        }
        midFrame = begun;
    }

    void framed() {
        framed = true;
    }

    void authenticated() {
        authenticated = true;
    }

    /**
     * Nothing was read, so no frame can have ended.
     *
     * @param byUs and the terminal is not to blame that nothing was read
     */
    void excuse(long now, boolean byUs) {
        begunAt = now;
        if (byUs) {
            lastReadAt = now;
        }
    }

    Due next() {
        Due due = new Due(Ending.IDLE, lastReadAt + limits.idle().toNanos());
        if (midFrame) {
            due = due.orEarlier(
                    Ending.UNTERMINATED, begunAt + limits.unterminated().toNanos());
        }
        if (!authenticated) {
            due = due.orEarlier(
                    Ending.NOT_AUTHENTICATED,
                    connectedAt + limits.authentication().toNanos());
        }
        if (!framed) {
            due = due.orEarlier(
                    Ending.NO_FRAME, connectedAt + limits.firstFrame().toNanos());
        }
        return due;
    }

    /** Nanoseconds until it is worth looking again; a frame that begins meanwhile cannot be overdue before. */
    long wait(Due due, long now) {
        return Math.min(due.at() - now, limits.unterminated().toNanos());
    }
}
