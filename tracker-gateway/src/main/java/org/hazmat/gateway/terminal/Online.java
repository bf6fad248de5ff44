package org.hazmat.gateway.terminal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which connection each authenticated terminal is on; the newest login wins. */
final class Online {

    private final Map<String, Connection> byPhone = new ConcurrentHashMap<>();

    /** Returns the connection that is taken over. */
    Optional<Connection> login(String phoneKey, Connection connection) {
        Connection before = byPhone.put(phoneKey, connection);
        return before == connection ? Optional.empty() : Optional.ofNullable(before);
    }

    /** Does nothing when a newer connection has taken over. */
    void logout(String phoneKey, Connection connection) {
        byPhone.remove(phoneKey, connection);
    }

    Optional<Connection> find(String phoneKey) {
        return Optional.ofNullable(byPhone.get(phoneKey));
    }

    int size() {
        return byPhone.size();
    }
}
