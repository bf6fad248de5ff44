package org.hazmat.gateway.decode;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.message.Message;

/** A message's body as {@code decode} prints it, for others that show messages. */
public final class BodyJson {
    private BodyJson() {}

    public static ObjectNode of(Message message, Edition edition) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        FrameJson.body(json, message, edition);
        return json;
    }
}
