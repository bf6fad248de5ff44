package org.hazmat.gateway.command;

import org.hazmat.protocols.jt808.Edition;

/** Which edition knows what. */
final class Editions {
    private Editions() {}

    /** Throws {@link Undeliverable} for terminals of an older edition. */
    static void since(Edition first, Edition edition) {
        if (!edition.atLeast(first)) {
            throw new Undeliverable(
                    "the terminal speaks JT/T 808-" + edition + ", which has no such command; " + first + " has");
        }
    }
}
