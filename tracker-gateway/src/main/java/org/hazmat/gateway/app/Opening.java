package org.hazmat.gateway.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/** A part that opens on a thread of its own, so that others open beside it. Closing waits until it is open. */
final class Opening<T extends AutoCloseable> {
    private final CompletableFuture<T> part = new CompletableFuture<>();
    private final CompletableFuture<Void> accepted = new CompletableFuture<>();

    private Opening() {}

    /** @param open gets what it is to call when it knows that it may go on, and others may change what cannot be changed back */
    static <T extends AutoCloseable> Opening<T> of(String name, Function<Runnable, T> open) {
        Opening<T> opening = new Opening<>();
        Thread.ofPlatform().name("opening-" + name).daemon().start(() -> opening.open(open));
        return opening;
    }

    private void open(Function<Runnable, T> open) {
        try {
            part.complete(open.apply(() -> accepted.complete(null)));
            accepted.complete(null);
        } catch (Throwable e) {
            part.completeExceptionally(e);
            accepted.completeExceptionally(e);
        }
    }

    /** Waits for it. Throws what kept it from opening. */
    T opened() {
        return joined(part);
    }

    /** Waits until it may go on. Throws what keeps it from that. */
    void awaitAccepted() {
        joined(accepted);
    }

    private static <S> S joined(CompletableFuture<S> future) {
        try {
            return future.join();
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
