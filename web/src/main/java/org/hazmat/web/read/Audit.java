package org.hazmat.web.read;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who did and saw what (审计日志): logins, edits, commands to terminals, exports, and views of personal data. */
public interface Audit {
    /** Newest first. */
    Page<Act> list(Page.Ask ask);

    /** Writes down what was done without an edit; on stable storage when this returns. Blocks, but not for the SQL store. */
    void record(Act act);

    /** Entries in order, sealed, for whoever checks them without us. Throws {@link Unavailable}. */
    String export(Span span, String exportedBy);

    /** The entries from {@code first} on, {@code limit} of them at most. */
    record Span(long first, int limit) {}

    /**
     * One thing that somebody did.
     *
     * @param action such as put, delete, give, approve, login, view, export
     * @param subject what it was done to, such as vehicle or command
     * @param id empty where the subject says it all
     * @param detail what exactly, where subject and id do not say it; never a password, token or secret
     */
    record Act(
            Instant at,
            String author,
            String action,
            String subject,
            String id,
            @Nullable String detail) {}
}
