package org.hazmat.scenarios.e2e;

import java.util.Map;
import org.hazmat.gateway.store.PostgisServer;

/** The two stores that everything has to hold on. */
enum Database {
    EMBEDDED {
        @Override
        Map<String, String> fresh() {
            return Map.of();
        }
    },
    POSTGIS {
        @Override
        Map<String, String> fresh() {
            return Map.of("TRACKER_DATABASE_URL", PostgisServer.shared().newDatabase());
        }
    };

    /** The environment that points a server at an empty store of this kind. */
    abstract Map<String, String> fresh();
}
