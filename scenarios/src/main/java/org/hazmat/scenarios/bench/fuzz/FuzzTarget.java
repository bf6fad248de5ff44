package org.hazmat.scenarios.bench.fuzz;

import java.util.Locale;

/** The one list of what is fuzzed. */
enum FuzzTarget {
    /** A connection's octets in chunks of any size. */
    FRAMES,
    /** Header and body of a frame whose check code is right. */
    HEADER,
    /** Additional items behind a sound location block, 0x0200. */
    ITEMS,
    /** Location batches, 0x0704. */
    BATCH,
    /** Sub-packages in any order, repeated and contradicting each other. */
    SUB_PACKAGES,
    /** Compressed data, 0x0901. */
    COMPRESSED,
    /** Parameters reported and set, 0x0104 and 0x8103. */
    PARAMETERS;

    /** Its name on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static FuzzTarget ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /**
     * Decodes an input, which is what {@link Limits} measures.
     *
     * @return checks of what came out, which throw an {@link AssertionError} when it cannot be
     */
    Runnable decode(byte[] input) {
        return switch (this) {
            case FRAMES -> StreamTargets.frames(input);
            case HEADER -> StreamTargets.header(input);
            case ITEMS -> BodyTargets.items(input);
            case BATCH -> BodyTargets.batch(input);
            case SUB_PACKAGES -> PackageTarget.packages(input);
            case COMPRESSED -> BodyTargets.compressed(input);
            case PARAMETERS -> BodyTargets.parameters(input);
        };
    }
}
