package org.hazmat.gateway.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.Commands;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A voice that goes through the terminals' command desk, as a text that is read aloud (0x8300). */
record SpokenText(Commands commands) implements Announcer.Voice {
    /** Who gives the command, in its record and in the audit. */
    static final String AUTHOR = "system";

    private static final Logger LOG = LoggerFactory.getLogger(SpokenText.class);

    /** Whoever hears of it later is there already. */
    private static final int TTL_SECONDS = 120;

    @Override
    public void say(VehicleId vehicle, String text) {
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("type", "text")
                .put("text", text)
                .put("category", "notice")
                .put("speak", true)
                .put("ttlSeconds", TTL_SECONDS);
        if (commands.submit(vehicle, request, AUTHOR) instanceof Commands.Verdict.Refused refused) {
            LOG.warn("{} is not told beforehand: {}", vehicle, refused.sentence());
        }
    }
}
