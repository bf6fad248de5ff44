package org.hazmat.gateway.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** A part that opens on a thread of its own, so that others open beside it. Closing waits until it is open. */
final class Opening<T extends AutoCloseable> {
    private final CompletableFuture<T> part = new CompletableFuture<>();

    private Opening() {}

    static <T extends AutoCloseable> Opening<T> of(String name, Supplier<T> open) {
        Opening<T> opening = new Opening<>();
        Thread.ofPlatform().name("opening-" + name).daemon().start(() -> opening.open(open));
        return opening;
    }

    private void open(Supplier<T> open) {
        try {
            part.complete(open.get());
        } catch (Throwable e) {
            part.completeExceptionally(e);
        }
    }

    /** Waits for it. Throws what kept it from opening. */
    T opened() {
        try {
            return part.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Does something that may fail for the same reason, as when the folder is in use: then the part's own is what is thrown. */
    <S> S beside(Supplier<S> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            opened();
            throw e;
        }
    }

    void close() throws Exception {
        if (!part.handle((opened, failure) -> failure != null).join()) {
            part.join().close();
        }
    }
}
