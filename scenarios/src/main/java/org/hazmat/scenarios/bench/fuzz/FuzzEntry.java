package org.hazmat.scenarios.bench.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where Jazzer enters; it finds the methods by their names. */
public final class FuzzEntry {
    private static @Nullable Limits limits;
    private static @Nullable Path outcome;

    private FuzzEntry() {}

    /**
     * Called once.
     *
     * @param arguments the target's word, and the file for its {@link Outcome}
     */
    public static void fuzzerInitialize(String[] arguments) {
        limits = new Limits(FuzzTarget.ofWord(arguments[0])::decode);
        outcome = Path.of(arguments[1]);
    }

    /** Called with each input. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (limits != null) {
            limits.feed(input);
        }
    }

    /** Called at the end. */
    public static void fuzzerTearDown() throws IOException {
        if (limits != null && outcome != null) {
            limits.outcome().write(outcome);
        }
    }
}
