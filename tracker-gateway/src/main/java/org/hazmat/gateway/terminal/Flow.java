package org.hazmat.gateway.terminal;

import io.netty.channel.Channel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.hazmat.protocols.jt808.Frame;

/**
 * Hands frames on one by one, and stops reading the socket while there is a reason to: TCP then slows the terminal down and
 * nothing is dropped. Frames that one read brought along wait here; a read is at most 8 KiB.
 */
final class Flow {

    private final Channel channel;
    private final Consumer<Frame> sink;
    private final Deque<Frame> waiting = new ArrayDeque<>();
    private final Set<Pause> pauses = EnumSet.noneOf(Pause.class);
    private boolean pumping;

    /** A reason not to read. */
    enum Pause {
        /** Too many frames are not durable yet. */
        UNACKNOWLEDGED,
        /** The intake has no room. */
        NO_ROOM,
        /** The terminal sends faster than it may. */
        RATE,
        /** The terminal does not read its answers. */
        UNWRITABLE,
        /** A registration is on its way to stable storage, and what follows depends on it. */
        REGISTERING,
        /** The server stops, or the connection ends. */
        STOPPING
    }

    Flow(Channel channel, Consumer<Frame> sink) {
        this.channel = channel;
        this.sink = sink;
    }

    void add(Frame frame) {
        waiting.add(frame);
    }

    void pause(Pause reason) {
        if (pauses.add(reason)) {
            channel.config().setAutoRead(false);
        }
    }

    void resume(Pause reason) {
        if (pauses.remove(reason)) {
            pump();
        }
    }

    /** Hands on what waits, as far as it may. */
    void pump() {
        if (pumping) {
            return;
        }
        pumping = true;
        while (pauses.isEmpty() && !waiting.isEmpty()) {
            sink.accept(waiting.remove());
        }
        pumping = false;
        if (pauses.isEmpty()) {
            channel.config().setAutoRead(true);
        }
    }

    /** Nothing more is handed on. */
    void end() {
        pause(Pause.STOPPING);
        waiting.clear();
    }

    boolean isPaused() {
        return !pauses.isEmpty();
    }

    /** False while the terminal does not read its answers: that is for the terminal to mend. */
    boolean isPausedByUs() {
        return isPaused() && !pauses.contains(Pause.UNWRITABLE);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }
}
