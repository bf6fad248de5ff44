package org.hazmat.web.read;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who did what (审计日志): every edit, and every command to a terminal. */
public interface Audit {
    /** Newest first. */
    Page<Act> list(Page.Ask ask);

    /**
     * One thing that somebody did.
     *
     * @param action such as put, delete, give, approve
     * @param subject what it was done to, such as vehicle or command
     * @param detail what exactly, where subject and id do not say it
     */
    record Act(
            Instant at,
            String author,
            String action,
            String subject,
            String id,
            @Nullable String detail) {}
}
