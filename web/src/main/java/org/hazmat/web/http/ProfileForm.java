package org.hazmat.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.web.read.TerminalProfile;
import org.jspecify.annotations.Nullable;

/** A terminal's profile in the form of the API. */
final class ProfileForm {
    private ProfileForm() {}

    static JsonNode write(TerminalProfile profile) {
        ObjectNode form = Answer.object();
        form.put("phoneNumber", profile.phoneNumber());
        TerminalProfile.Forced forced = profile.forced();
        form.put("edition", forced.edition());
        form.put("coordinates", forced.coordinates());
        form.put("charset", forced.charset());
        form.put("author", forced.author());
        form.put("setAt", JsonText.time(forced.setAt()));
        ArrayNode evidence = form.putArray("evidence");
        profile.evidence()
                .forEach(seen -> evidence.addObject()
                        .put("quirk", seen.quirk())
                        .put("firstSeen", JsonText.time(seen.firstSeen()))
                        .put("lastSeen", JsonText.time(seen.lastSeen()))
                        .put("count", seen.count())
                        .put("sample", seen.sample()));
        return form;
    }

    /** Of a body that openapi.yaml has checked; what is null or absent is not forced. */
    static TerminalProfile.Forced read(JsonNode body, String author, Instant now) {
        return new TerminalProfile.Forced(
                text(body, "edition"), text(body, "coordinates"), text(body, "charset"), author, now);
    }

    private static @Nullable String text(JsonNode body, String name) {
        return body.path(name).isTextual() ? body.path(name).asText() : null;
    }
}
