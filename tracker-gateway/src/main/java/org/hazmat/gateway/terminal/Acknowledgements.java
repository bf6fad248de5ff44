package org.hazmat.gateway.terminal;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.hazmat.protocols.jt808.Header;
import org.hazmat.protocols.jt808.message.Message;

/** Carries what became durable from the journal's thread to the connection's event loop, one wake-up for as many as there are. */
final class Acknowledgements {

    private final Queue<Due> due = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Consumer<Runnable> loop;
    private final Runnable drain;

    /**
     * An answer that may now be given.
     *
     * @param to the frames that are answered: one, or the sub-packages of one message
     * @param result of 0x8001
     * @param then what follows the last 0x8001
     */
    record Due(List<Header> to, int result, List<Message> then) {}

    /** @param drain called on the loop when there is something to {@link #take} */
    Acknowledgements(Consumer<Runnable> loop, Runnable drain) {
        this.loop = loop;
        this.drain = drain;
    }

    /** On any thread. */
    void add(Due answer) {
        due.add(answer);
        if (woken.compareAndSet(false, true)) {
            loop.accept(drain);
        }
    }

    /** On the event loop; returns how many there were. */
    int take(Consumer<Due> sink) {
        woken.set(false);
        int taken = 0;
        for (Due next = due.poll(); next != null; next = due.poll()) {
            sink.accept(next);
            taken++;
        }
        return taken;
    }
}
