package org.hazmat.web.http;

import java.time.Instant;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hazmat.web.read.Audit;
import org.jspecify.annotations.Nullable;

/**
 * What a use of a route leaves in the audit log. Edits are not here: the store writes them down with themselves.
 *
 * @param action for example view
 * @param subject what is seen, taken away or done to
 */
record Trace(Moment moment, String action, String subject) {
    private static final String VIEW = "view";

    /** When it is written down. */
    enum Moment {
        /** Before it is done: nothing is done that is not written down. */
        ASKED,
        /** When the answer is ready, before it goes out: nobody sees what is not written down, and what was refused was not seen. */
        ANSWERED
    }

    static Trace view(String subject) {
        return new Trace(Moment.ANSWERED, VIEW, subject);
    }

    boolean isView() {
        return action.equals(VIEW);
    }

    static Trace export(String subject) {
        return new Trace(Moment.ANSWERED, "export", subject);
    }

    static Trace asked(String action, String subject) {
        return new Trace(Moment.ASKED, action, subject);
    }

    Audit.Act act(Request request, Instant at) {
        String id = String.join(" ", request.incoming().path().values());
        return new Audit.Act(at, request.who().name(), action, subject, id, detail(request));
    }

    /** What was asked for, without where a page begins. */
    private static @Nullable String detail(Request request) {
        TreeMap<String, String> asked = new TreeMap<>(request.query());
        asked.remove("cursor");
        asked.remove("limit");
        return asked.isEmpty()
                ? null
                : asked.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                        .collect(Collectors.joining("&"));
    }
}
