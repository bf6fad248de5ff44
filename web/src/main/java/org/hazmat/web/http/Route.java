package org.hazmat.web.http;

import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table of routes: an operation of openapi.yaml, who may use it, and what answers it.
 *
 * @param trace what a use of it leaves in the audit log; null: nothing beside an edit's own entry
 */
record Route(
        String operation,
        Access access,
        Handling handling,
        @Nullable Trace trace) {
    /** How a route is answered. */
    sealed interface Handling {
        /** By a function that may block; it runs on a worker. */
        record Plain(Function<Request, Answer> answer) implements Handling {}

        /** By something that keeps the connection; it runs on the event loop and must not block. */
        record Lasting(Connection connection) implements Handling {}
    }

    /** Takes a connection over, whose request is paused. A {@link Problem} that it throws at once is answered. */
    @FunctionalInterface
    interface Connection {
        void serve(Request request, RoutingContext context);
    }
}
