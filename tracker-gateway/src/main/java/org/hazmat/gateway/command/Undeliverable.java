package org.hazmat.gateway.command;

/** A terminal of its edition cannot be told this; the message is a sentence. */
final class Undeliverable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Undeliverable(String sentence) {
        super(sentence, null, false, false);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
