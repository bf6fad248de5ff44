package org.hazmat.gateway.journal;

/** The journal cannot be opened; the message is one sentence for the operator. */
public final class JournalUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JournalUnavailable(String sentence) {
        super(sentence);
    }
}
