package org.hazmat.gateway.store;

import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL role that the API reads as: it may read every table and write none. The server grants it that at its start.
 *
 * @param password null where the server asks for none
 */
public record Reader(String user, @Nullable String password) {}
