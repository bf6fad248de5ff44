package org.hazmat.geocore.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.violation.Observation;
import org.hazmat.geocore.violation.Violation;

/** An event of the feed as a CloudEvents 1.0 object in structured JSON (contract.md 3). */
public final class FeedEventJson {
    /** The type of an event that signs the feed up to itself. */
    public static final String CHECKPOINT = "feed.checkpoint";

    /** The type of an event that shows our signature under the audit log: a log that is shorter, or another, was changed since. */
    public static final String AUDIT_CHECKPOINT = "audit.checkpoint";

    /** The type of an event that tells of a pre-alert (rules.md 26). */
    public static final String PRE_ALERT = "vehicle.pre-alert";

    private FeedEventJson() {}

    /**
     * What the feed says of a violation.
     *
     * @param sequence place in the gap-free sequence
     * @param type for example {@code violation.opened}
     * @param time when it was decided, on the receive clock
     */
    public record FeedEvent(long sequence, String source, String type, Instant time, Violation violation) {
        /** The same change has the same id, however often it is told. */
        public String id() {
            return violation.id() + "-" + violation.revision() + "-" + type;
        }
    }

    /** The event type of a change; empty when the feed does not tell of it. */
    public static Optional<String> type(Change change) {
        return switch (change) {
            case Change.Opened opened -> Optional.of("violation.opened");
            case Change.Updated updated -> Optional.of("violation.updated");
            case Change.Closed closed -> Optional.of("violation.closed");
            case Change.Superseded superseded -> Optional.of("violation.superseded");
            case Change.Extended extended -> Optional.empty();
            case Change.Observed observed -> Optional.empty();
            case Change.Withdrawn withdrawn -> Optional.empty();
            case Change.Requalified requalified -> Optional.empty();
        };
    }

    public static ObjectNode write(FeedEvent event) {
        ObjectNode node = envelope(event.id(), event.source(), event.type(), event.time());
        node.put("subject", event.violation().vehicle().toString());
        return withData(node, event.sequence(), ViolationJson.write(event.violation()));
    }

    /** The event that tells of a pre-alert; the same one has the same id, however often it is told. */
    public static ObjectNode preAlert(long sequence, String source, Instant time, Observation.PreAlert alert) {
        String content = alert.vehicle() + "\n" + alert.rule() + "\n" + alert.zone() + "\n" + alert.at();
        String id = Digest.of(content.getBytes(StandardCharsets.UTF_8)) + "-" + PRE_ALERT;
        ObjectNode node = envelope(id, source, PRE_ALERT, time);
        node.put("subject", alert.vehicle().toString());
        return withData(node, sequence, ObservationJson.write(alert));
    }

    /** The event that shows a signature under the feed; it has no vehicle as subject. */
    public static ObjectNode checkpoint(long sequence, String source, Instant time, ObjectNode checkpoint) {
        return withData(envelope("checkpoint-" + sequence, source, CHECKPOINT, time), sequence, checkpoint);
    }

    /** The event that shows a signature under the audit log; it has no vehicle as subject. */
    public static ObjectNode auditCheckpoint(long sequence, String source, Instant time, ObjectNode checkpoint) {
        String id = "audit-" + checkpoint.path("sequence").asLong() + "-" + sequence;
        return withData(envelope(id, source, AUDIT_CHECKPOINT, time), sequence, checkpoint);
    }

    private static ObjectNode envelope(String id, String source, String type, Instant time) {
        ObjectNode node = JsonText.object();
        node.put("specversion", "1.0");
        node.put("id", id);
        node.put("source", source);
        node.put("type", type);
        node.put("time", JsonText.time(time));
        node.put("datacontenttype", "application/json");
        return node;
    }

    private static ObjectNode withData(ObjectNode node, long sequence, ObjectNode data) {
        // The sequence extension of CloudEvents is a text.
        node.put("sequence", Long.toString(sequence));
        node.set("data", data);
        return node;
    }

    /** Reads an event about a violation. */
    public static FeedEvent read(JsonNode node) {
        Fields fields = Fields.of(node);
        return new FeedEvent(
                fields.converted("sequence", Long::parseLong),
                fields.text("source"),
                fields.text("type"),
                fields.time("time"),
                ViolationJson.read(fields.node("data")));
    }
}
