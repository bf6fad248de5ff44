package org.hazmat.web.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;

/** The console's files, from the classpath folder that its build writes to. */
final class ConsoleFiles {
    /** Where the console's build puts its files on the classpath. */
    static final String FOLDER = "console";

    private static final String POLICY = "default-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; "
            + "style-src 'self' 'unsafe-inline'; connect-src 'self'; frame-ancestors 'none'; base-uri 'self'; "
            + "form-action 'self'; object-src 'none'";

    private ConsoleFiles() {}

    static void mount(Router router, String folder) {
        if (ConsoleFiles.class.getClassLoader().getResource(folder + "/index.html") == null) {
            router.get("/").handler(ConsoleFiles::sayNotBuilt);
            return;
        }
        router.get().handler(ConsoleFiles::allowCaching);
        router.get()
                .handler(StaticHandler.create(folder)
                        .setCachingEnabled(false)
                        .setIncludeHidden(false)
                        .setDefaultContentEncoding("UTF-8"));
    }

    /** For every answer, the API's too. */
    static void protect(RoutingContext context) {
        context.response()
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer");
        context.next();
    }

    /** The build puts a digest of the content into the names under assets/. */
    private static void allowCaching(RoutingContext context) {
        boolean hashed = context.normalizedPath().startsWith("/assets/");
        HttpServerResponse response = context.response();
        context.addHeadersEndHandler(ignored -> {
            if (response.getStatusCode() == 200) {
                response.putHeader("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
            }
        });
        context.next();
    }

    private static void sayNotBuilt(RoutingContext context) {
        Dispatcher.write(
                context,
                Answer.text(
                        200,
                        "text/plain; charset=utf-8",
                        "This server was built without its console; the API is at /api/v1/openapi.yaml.\n"));
    }
}
