package org.hazmat.gateway.store;

import java.util.Map;
import org.flywaydb.core.Flyway;

/** Tables as an earlier version made them. */
final class OlderStore {
    private OlderStore() {}

    /** @param version the newest of its migrations */
    static void make(String url, Dialect dialect, String version) {
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/common", dialect.migrations())
                .placeholders(Map.of("bytewise", dialect.bytewise()))
                .table("schema_history")
                .target(version)
                .load()
                .migrate();
    }
}
