package org.hazmat.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.Caller;
import org.hazmat.web.read.Page;
import org.jspecify.annotations.Nullable;

/**
 * A request that was let in and agrees with openapi.yaml.
 *
 * @param query only parameters that have a value
 * @param body null where the operation takes none
 * @param caller null where anybody may ask
 * @param tokenHash of the caller's login
 */
record Request(
        Incoming incoming,
        Map<String, String> query,
        @Nullable JsonNode body,
        @Nullable Caller caller,
        @Nullable String tokenHash) {
    private static final int DEFAULT_PAGE = 100;

    Caller who() {
        return present(caller);
    }

    JsonNode content() {
        return present(body);
    }

    /** The body of an operation that takes a file. */
    byte[] file() {
        return present(incoming.body()).getBytes();
    }

    @Nullable
    Double metres(String name) {
        String text = query.get(name);
        return text == null ? null : Double.valueOf(text);
    }

    String path(String name) {
        return present(incoming.path().get(name));
    }

    @Nullable
    String find(String name) {
        return query.get(name);
    }

    boolean flag(String name) {
        return "true".equals(query.get(name));
    }

    int number(String name, int otherwise) {
        String text = query.get(name);
        return text == null ? otherwise : Integer.parseInt(text);
    }

    Page.Ask page() {
        return new Page.Ask(number("limit", DEFAULT_PAGE), query.get("cursor"));
    }

    @Nullable
    Instant time(String name) {
        String text = query.get(name);
        return text == null ? null : instant(name, text);
    }

    /** A vehicle in the path. */
    VehicleId vehicle() {
        return vehicle("plate", path("plate"));
    }

    /** A vehicle to filter by. */
    @Nullable
    VehicleId findVehicle() {
        String text = query.get("plate");
        return text == null ? null : vehicle("plate", text);
    }

    static VehicleId vehicle(String where, String text) {
        try {
            return VehicleId.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(where, String.valueOf(e.getMessage()));
        }
    }

    /** Reads a time with an offset; a plus that was not percent-encoded arrives as a space. */
    static Instant instant(String where, String text) {
        try {
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw Problem.badRequest(
                    where, "a time is written 2026-03-10T09:01:40+08:00 or 2026-03-10T01:01:40Z, not \"" + text + "\"");
        }
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the table of routes and openapi.yaml do not agree");
        }
        return value;
    }
}
