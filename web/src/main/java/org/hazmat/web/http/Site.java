package org.hazmat.web.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.openapi.contract.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hazmat.geocore.survey.Limits;

/** Puts the table of routes onto paths, the console beside it, and says no to everything else. */
final class Site {
    private static final int MAX_BODY = 256 * 1024;
    private static final int MAX_FILE = Limits.MAX_FILE_BYTES;
    private static final String LIMIT = "body limit";

    private final Dispatcher dispatcher;
    private final Contract contract;
    private final String console;

    /** @param console classpath folder of the console */
    Site(Dispatcher dispatcher, Contract contract, String console) {
        this.console = console;
        this.dispatcher = dispatcher;
        this.contract = contract;
    }

    /** Throws {@link IllegalStateException} where the table and openapi.yaml do not agree. */
    Router router(Vertx vertx, List<Route> routes) {
        Map<String, Route> table = routes.stream().collect(Collectors.toMap(Route::operation, Function.identity()));
        Router router = Router.router(vertx);
        router.route().handler(ConsoleFiles::protect);
        Map<String, String> methods = new TreeMap<>();
        for (Operation operation : contract.operations()) {
            Route route = table.remove(operation.getOperationId());
            if (route == null) {
                throw new IllegalStateException(operation.getOperationId() + " is not in the table of routes");
            }
            mount(router, route, operation);
            methods.merge(path(operation), operation.getHttpMethod().name(), (some, more) -> some + ", " + more);
        }
        if (!table.isEmpty()) {
            throw new IllegalStateException(table.keySet() + " are not in " + Contract.FILE);
        }
        methods.forEach((path, allowed) -> router.route(path).handler(context -> refuseMethod(context, allowed)));
        ConsoleFiles.mount(router, console);
        router.route().handler(context -> Dispatcher.fail(context, noSuchPath(context)));
        for (int status : new int[] {400, 404, 405, 413, 414, 415, 500}) {
            router.errorHandler(status, context -> explain(context, status));
        }
        return router;
    }

    private void mount(Router router, Route route, Operation operation) {
        HttpMethod method = operation.getHttpMethod();
        String path = path(operation);
        if (Contract.isFile(operation)) {
            // A stranger's file is not even taken in.
            router.route(method, path).handler(context -> dispatcher.letIn(route, context));
            router.route(method, path).handler(body(MAX_FILE, "8 MiB"));
        } else if (operation.getRequestBody() != null) {
            router.route(method, path).handler(Site::refuseMediaType);
            router.route(method, path).handler(body(MAX_BODY, "256 KiB"));
        }
        router.route(method, path).handler(context -> dispatcher.dispatch(route, operation, context));
    }

    private static Handler<RoutingContext> body(int limit, String shown) {
        BodyHandler handler = BodyHandler.create(false).setBodyLimit(limit);
        return context -> {
            context.put(LIMIT, shown);
            handler.handle(context);
        };
    }

    private static String path(Operation operation) {
        return operation.getOpenAPIPath().replaceAll("\\{(\\w+)}", ":$1");
    }

    private static void refuseMediaType(RoutingContext context) {
        String type = context.request().getHeader("Content-Type");
        String bare = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (bare.equals("application/json") || bare.matches("application/[a-z0-9.-]+\\+json")) {
            context.next();
            return;
        }
        Dispatcher.fail(
                context, Problem.of(415, "the body has to be JSON; say so with Content-Type: application/json"));
    }

    private static void refuseMethod(RoutingContext context, String allowed) {
        HttpMethod method = context.request().method();
        Dispatcher.fail(
                context,
                Problem.with(405, method + " is not among the methods of this path: " + allowed, "Allow", allowed));
    }

    private static Problem noSuchPath(RoutingContext context) {
        return Problem.of(404, "there is nothing at " + context.normalizedPath());
    }

    /** What Vert.x refuses by itself. */
    private static void explain(RoutingContext context, int status) {
        Throwable cause = context.failure();
        Problem problem = switch (status) {
            case 400 -> Problem.of(400, "the request is malformed");
            case 404 -> noSuchPath(context);
            case 413 -> Problem.of(413, "the body is larger than " + context.get(LIMIT));
            case 500 -> null;
            default -> Problem.of(status, "the request is refused");
        };
        Dispatcher.fail(context, problem == null ? (cause == null ? new IllegalStateException() : cause) : problem);
    }
}
