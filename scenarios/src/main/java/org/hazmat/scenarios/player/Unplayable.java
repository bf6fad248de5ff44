package org.hazmat.scenarios.player;

/** This stage cannot show what the scenario shows; another can. */
final class Unplayable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unplayable(String sentence) {
        super(sentence);
    }
}
