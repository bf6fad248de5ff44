package org.hazmat.web.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Operation;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.hazmat.geocore.json.Invalid;
import org.hazmat.web.feed.CursorTooOld;
import org.hazmat.web.read.Audit;
import org.hazmat.web.read.BadCursor;
import org.hazmat.web.read.Conflict;
import org.hazmat.web.read.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The glue between a connection and a route: lets in, checks, runs on a worker, and writes the answer or the problem. */
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Vertx vertx;
    private final Gate gate;
    private final Contract contract;
    private final Audit audit;
    private final InstantSource clock;
    private final Looks looks = new Looks();

    Dispatcher(Vertx vertx, Gate gate, Contract contract, Audit audit, InstantSource clock) {
        this.vertx = vertx;
        this.gate = gate;
        this.contract = contract;
        this.audit = audit;
        this.clock = clock;
    }

    void dispatch(Route route, Operation operation, RoutingContext context) {
        Incoming incoming = Incoming.of(context);
        switch (route.handling()) {
            case Route.Handling.Plain plain ->
                onWorker(() -> answer(route, plain, check(route, operation, incoming)))
                        .onSuccess(answer -> write(context, answer))
                        .onFailure(cause -> fail(context, cause));
            case Route.Handling.Lasting lasting -> {
                context.request().pause();
                onWorker(() -> traced(route, check(route, operation, incoming)))
                        .onSuccess(request -> connect(lasting.connection(), request, context))
                        .onFailure(cause -> {
                            context.request().resume();
                            fail(context, cause);
                        });
            }
        }
    }

    /** Goes on only for somebody who may use the route, before the body is read. */
    void letIn(Route route, RoutingContext context) {
        Incoming incoming = Incoming.of(context);
        context.request().pause();
        onWorker(() -> gate.admit(route.access(), incoming))
                .onSuccess(admitted -> {
                    context.request().resume();
                    context.next();
                })
                .onFailure(cause -> {
                    context.request().resume();
                    fail(context, cause);
                });
    }

    static void write(RoutingContext context, Answer answer) {
        if (context.response().ended() || context.response().closed()) {
            return;
        }
        context.response().setStatusCode(answer.status());
        context.response().putHeader("Cache-Control", "no-store");
        answer.headers().forEach(context.response()::putHeader);
        context.response().end(answer.body());
    }

    static void fail(RoutingContext context, Throwable cause) {
        write(context, Answer.of(problemOf(cause)));
    }

    private static Problem problemOf(Throwable cause) {
        return switch (cause) {
            case Problem problem -> problem;
            case Invalid invalid -> Problem.of(invalid);
            case BadCursor bad -> Problem.badRequest("cursor", String.valueOf(bad.getMessage()));
            case Conflict conflict -> Problem.of(409, String.valueOf(conflict.getMessage()));
            case Unavailable away -> {
                LOG.warn("a request needs the store: {}", away.getMessage());
                yield Problem.of(503, "the store does not answer now; nothing is lost, try again later");
            }
            case CursorTooOld old -> Problem.of(410, String.valueOf(old.getMessage()));
            default -> {
                LOG.error("a request failed", cause);
                yield Problem.of(500, "the server failed; its log says why");
            }
        };
    }

    private Request check(Route route, Operation operation, Incoming incoming) {
        Gate.Admitted admitted = gate.admit(route.access(), incoming);
        return new Request(
                incoming,
                contract.parameters(operation, incoming),
                contract.body(operation, incoming.body()),
                admitted.caller(),
                admitted.tokenHash());
    }

    private Answer answer(Route route, Route.Handling.Plain plain, Request request) {
        Trace trace = route.trace();
        if (trace == null) {
            return plain.answer().apply(request);
        }
        return switch (trace.moment()) {
            case ASKED -> plain.answer().apply(traced(route, request));
            case ANSWERED -> {
                Answer answer = plain.answer().apply(request);
                traced(route, request);
                yield answer;
            }
        };
    }

    /** The request, once what it leaves in the audit log is on stable storage. */
    private Request traced(Route route, Request request) {
        Trace trace = route.trace();
        if (trace != null) {
            record(trace, trace.act(request, clock.instant()));
        }
        return request;
    }

    private void record(Trace trace, Audit.Act act) {
        if (!trace.isView()) {
            audit.record(act);
        } else if (!looks.goesOn(act)) {
            audit.record(act);
            looks.written(act);
        }
    }

    private static void connect(Route.Connection connection, Request request, RoutingContext context) {
        try {
            connection.serve(request, context);
        } catch (RuntimeException e) {
            context.request().resume();
            fail(context, e);
        }
    }

    private <T> Future<T> onWorker(Callable<T> work) {
        return vertx.executeBlocking(work, false);
    }
}
