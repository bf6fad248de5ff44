package org.hazmat.gateway.app;

/** The start cannot go on; the message is one line for the operator. */
final class Misconfigured extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Misconfigured(String message) {
        super(message);
    }
}
