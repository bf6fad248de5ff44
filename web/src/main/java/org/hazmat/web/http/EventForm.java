package org.hazmat.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.model.VehicleEvent;

/** What terminals told, in the form of the API. */
final class EventForm {
    private EventForm() {}

    static JsonNode write(VehicleEvent event) {
        ObjectNode form = Answer.object();
        form.put("id", event.id());
        form.put("type", event.kind().word());
        form.put("time", JsonText.time(event.time()));
        form.put("receivedAt", JsonText.time(event.receivedAt()));
        form.set("data", JsonText.parse(event.data()));
        return form;
    }

    /** Who drives since this event: nobody where the card was taken out or could not be read. */
    static Optional<JsonNode> driver(VehicleEvent event) {
        JsonNode data = JsonText.parse(event.data());
        if (!(data.path("driver") instanceof ObjectNode driver)
                || data.path("card").asText().equals("out")) {
            return Optional.empty();
        }
        return Optional.of(driver.deepCopy().put("since", JsonText.time(event.time())));
    }

    static JsonNode waybill(VehicleEvent event) {
        ObjectNode form = JsonText.parse(event.data()).deepCopy();
        return form.put("reportedAt", JsonText.time(event.receivedAt()));
    }
}
