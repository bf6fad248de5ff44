package org.hazmat.gateway.store;

import java.util.function.Function;

/** How a value is kept as a JSON text. */
record Form<T>(Function<T, String> writer, Function<String, T> reader) {
    String write(T value) {
        return writer.apply(value);
    }

    T read(String json) {
        return reader.apply(json);
    }
}
