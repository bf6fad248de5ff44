package org.hazmat.scenarios.e2e;

import java.util.Map;
import org.hazmat.gateway.store.PostgisServer;

/** The two stores that everything has to hold on. */
enum Database {
    EMBEDDED {
        @Override
        Started start() {
            return new Started(Map.of(), () -> {});
        }
    },
    POSTGIS {
        @Override
        Started start() {
            PostgisServer server = PostgisServer.start();
            return new Started(
                    Map.of("TRACKER_DATABASE_URL", server.url(), "TRACKER_DATABASE_USER", server.user()),
                    server::close);
        }
    };

    abstract Started start();

    /** A store that is there until it is closed; the environment points a server at it. */
    record Started(Map<String, String> environment, Runnable stop) implements AutoCloseable {
        @Override
        public void close() {
            stop.run();
        }
    }
}
