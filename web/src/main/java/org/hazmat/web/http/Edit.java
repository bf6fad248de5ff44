package org.hazmat.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.hazmat.geocore.rule.Version;
import org.hazmat.web.read.Caller;
import org.jspecify.annotations.Nullable;

/** What is peculiar to editing zones, rules or permits. */
interface Edit<T> {
    /** For sentences. */
    String noun();

    /** Reads a body. Throws {@link Problem} or {@link org.hazmat.geocore.json.Invalid} when it cannot be put. */
    Draft<T> read(JsonNode body, Request request);

    JsonNode write(Version<T> version, T value);

    /** Throws {@link Problem} when others need what is about to be deleted. */
    default void beforeDelete(String id) {}

    /** Whether the caller may know of it. */
    default boolean visible(T value, Caller caller) {
        return true;
    }

    /**
     * What was read.
     *
     * @param validFrom null: from now on
     */
    record Draft<T>(
            T value, @Nullable Instant validFrom, @Nullable Instant validTo) {}
}
