package org.hazmat.gateway.store;

import org.jspecify.annotations.Nullable;

/** A store that cannot be opened, or a statement that it refuses for a reason of our own. */
public final class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
