package org.hazmat.gateway.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hazmat.web.read.Commands.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries changes of commands into the book on a thread of its own, the newest of each, as often as it takes. */
final class Saving implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Saving.class);
    private static final long RETRY_SECONDS = 2;
    private static final long LAST_SECONDS = 5;

    private final Book book;
    private final Map<String, Entry> unsaved = new ConcurrentHashMap<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("command-book").daemon().factory());

    Saving(Book book) {
        this.book = book;
    }

    /** On any thread; does not block. */
    void save(Entry entry) {
        unsaved.put(entry.id(), entry);
        if (woken.compareAndSet(false, true)) {
            thread.execute(this::flush);
        }
    }

    /** What a command has come to, where the book does not know it yet. */
    Optional<Entry> find(String id) {
        return Optional.ofNullable(unsaved.get(id));
    }

    private void flush() {
        woken.set(false);
        try {
            for (Entry entry : List.copyOf(unsaved.values())) {
                book.save(entry);
                unsaved.remove(entry.id(), entry);
            }
        } catch (RuntimeException e) {
            LOG.warn("{} commands cannot be stored yet: {}", unsaved.size(), e.getMessage());
            if (!thread.isShutdown()) {
                var unused = thread.schedule(this::flush, RETRY_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    /** Stores what is left, if that can be done within a few seconds. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        flush();
    }
}
