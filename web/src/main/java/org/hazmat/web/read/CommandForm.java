package org.hazmat.web.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.Commands.Asked;
import org.hazmat.web.read.Commands.Entry;
import org.hazmat.web.read.Commands.Progress;
import org.hazmat.web.read.Commands.Result;
import org.hazmat.web.read.Commands.State;
import org.jspecify.annotations.Nullable;

/** A command as JSON, the same to the API and to the store. */
public final class CommandForm {
    private CommandForm() {}

    public static ObjectNode write(Entry entry) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        Progress progress = entry.progress();
        form.put("id", entry.id());
        form.put("plate", entry.vehicle().toString());
        form.put("type", entry.type());
        form.put("state", progress.state().word());
        form.put("detail", progress.result().detail());
        form.set("answer", progress.result().answer());
        form.put("requestedBy", entry.asked().by());
        form.put("requestedAt", JsonText.time(entry.asked().at()));
        form.put("expiresAt", JsonText.time(entry.asked().expiresAt()));
        form.put("secondPerson", progress.secondPerson());
        form.put("attempts", progress.attempts());
        form.put("sentAt", JsonText.time(progress.sentAt()));
        form.put("endedAt", JsonText.time(progress.endedAt()));
        form.put("violation", entry.violation());
        form.set("request", entry.request());
        return form;
    }

    /** Reads what {@link #write} wrote. */
    public static Entry read(JsonNode form) {
        return new Entry(
                form.path("id").asText(),
                VehicleId.parse(form.path("plate").asText()),
                form.path("request"),
                text(form, "violation"),
                new Asked(form.path("requestedBy").asText(), time(form, "requestedAt"), time(form, "expiresAt")),
                progress(form));
    }

    private static Progress progress(JsonNode form) {
        return new Progress(
                State.ofWord(form.path("state").asText()),
                text(form, "secondPerson"),
                form.path("attempts").asInt(),
                optionalTime(form, "sentAt"),
                optionalTime(form, "endedAt"),
                new Result(text(form, "detail"), form.hasNonNull("answer") ? form.get("answer") : null));
    }

    private static @Nullable String text(JsonNode form, String name) {
        return form.hasNonNull(name) ? form.get(name).asText() : null;
    }

    private static Instant time(JsonNode form, String name) {
        return OffsetDateTime.parse(form.path(name).asText()).toInstant();
    }

    private static @Nullable Instant optionalTime(JsonNode form, String name) {
        return form.hasNonNull(name) ? time(form, name) : null;
    }
}
