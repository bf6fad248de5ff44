package org.hazmat.web.http;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hazmat.geocore.survey.Survey;

/** Previews of imports until they are committed, discarded or too old; the oldest give way when there are too many. */
final class Imports {
    static final int MAX_PREVIEWS = 20;
    static final Duration HOLDS = Duration.ofMinutes(30);

    private final Map<String, Preview> previews = new LinkedHashMap<>();

    /** @param author who may commit it */
    record Preview(String id, String author, Instant expiresAt, String filename, boolean gcj02, Survey survey) {}

    synchronized Preview keep(String author, Instant now, String filename, boolean gcj02, Survey survey) {
        forgetOld(now);
        if (previews.size() >= MAX_PREVIEWS) {
            previews.remove(previews.keySet().iterator().next());
        }
        Preview preview = new Preview(Token.make(), author, now.plus(HOLDS), filename, gcj02, survey);
        previews.put(preview.id, preview);
        return preview;
    }

    /** Throws {@link Problem} 404 when it is not there any more, or is another's. */
    synchronized Preview get(String id, String author, Instant now) {
        forgetOld(now);
        Preview preview = previews.get(id);
        if (preview == null || !preview.author.equals(author)) {
            throw Problem.of(404, "there is no such preview of an import; it may be older than half an hour");
        }
        return preview;
    }

    synchronized void forget(String id) {
        previews.remove(id);
    }

    private void forgetOld(Instant now) {
        previews.values().removeIf(preview -> !now.isBefore(preview.expiresAt));
    }
}
