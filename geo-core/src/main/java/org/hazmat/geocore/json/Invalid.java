package org.hazmat.geocore.json;

/** What somebody sent cannot be used: where (a JSON pointer, RFC 6901; empty for the whole) and why, in one sentence for a person. */
public final class Invalid extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String pointer;
    private final String sentence;

    public Invalid(String pointer, String sentence) {
        super(pointer.isEmpty() ? sentence : pointer + ": " + sentence);
        this.pointer = pointer;
        this.sentence = sentence;
    }

    public String pointer() {
        return pointer;
    }

    public String sentence() {
        return sentence;
    }
}
