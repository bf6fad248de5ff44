package org.hazmat.scenarios.player;

import java.io.PrintWriter;

/**
 * Tells how far something is that takes a while: on a terminal by one line that changes, elsewhere by a line now and then when it has
 * changed. Whether there is a terminal, the launcher knows.
 */
public final class ProgressLine {
    private static final long EVERY_MILLIS = 5_000;

    private final PrintWriter to;
    private final boolean terminal;
    private String shown = "";
    private long shownMillis;

    public ProgressLine(PrintWriter to) {
        this(to, Boolean.getBoolean("tracker.terminal"));
    }

    ProgressLine(PrintWriter to, boolean terminal) {
        this.to = to;
        this.terminal = terminal;
    }

    /**
     * Shows this instead of what was shown before.
     *
     * @param nowMillis by any clock that does not go back
     */
    public void show(String text, long nowMillis) {
        if (text.equals(shown)) {
            return;
        }
        if (terminal) {
            to.print("\r" + text + " ".repeat(Math.max(0, shown.length() - text.length())));
            to.flush();
        } else if (shown.isEmpty() || nowMillis - shownMillis >= EVERY_MILLIS) {
            to.println(text);
        } else {
            return;
        }
        shown = text;
        shownMillis = nowMillis;
    }

    /** What is printed next begins a line of its own. */
    public void end() {
        if (terminal && !shown.isEmpty()) {
            to.print("\r" + " ".repeat(shown.length()) + "\r");
            to.flush();
        }
        shown = "";
    }
}
