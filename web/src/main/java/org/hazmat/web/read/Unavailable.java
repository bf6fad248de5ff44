package org.hazmat.web.read;

/** What was asked for needs the SQL store, and the store does not answer now (HTTP 503). Asking again later may help. */
public final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
