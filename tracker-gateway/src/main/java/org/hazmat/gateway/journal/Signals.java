package org.hazmat.gateway.journal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.hazmat.web.read.Feed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who want to hear of something; a bug of one of them stops nobody. */
final class Signals<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

    private final List<Listener<T>> listeners = new CopyOnWriteArrayList<>();

    Feed.Subscription add(Consumer<T> listener) {
        Listener<T> own = new Listener<>(listener);
        listeners.add(own);
        return () -> listeners.remove(own);
    }

    void send(T news) {
        for (Listener<T> listener : listeners) {
            try {
                listener.to.accept(news);
            } catch (RuntimeException bug) {
                LOG.error("a listener failed", bug);
            }
        }
    }

    /** One listener, told apart from the same one added again. */
    private static final class Listener<T> {
        private final Consumer<T> to;

        private Listener(Consumer<T> to) {
            this.to = to;
        }
    }
}
