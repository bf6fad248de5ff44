package org.hazmat.protocols.jt808;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.Unpooled;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hazmat.protocols.wire.Bytes;

/** One line of frames.jsonl. */
record Vector(JsonNode json) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static List<Vector> all() {
        var file = Objects.requireNonNull(Vector.class.getResourceAsStream("/jt808/frames.jsonl"));
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            List<Vector> all = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                all.add(new Vector(MAPPER.readTree(line)));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isValid() {
        return json.get("valid").asBoolean();
    }

    String hex() {
        return json.get("hex").asText();
    }

    String messageId() {
        return json.get("msg_id").asText();
    }

    /** The sources know which of the two editions with one header they mean. */
    Edition edition(Frame frame) {
        boolean old = json.get("version").asText().equals("2011");
        return old ? Edition.V2011 : frame.header().edition();
    }

    List<Inbound> decoded() {
        return decode(hex());
    }

    static List<Inbound> decode(String hex) {
        List<Inbound> out = new ArrayList<>();
        FrameDecoder decoder = new FrameDecoder();
        decoder.decode(Unpooled.wrappedBuffer(Bytes.ofHex(hex).toArray()), out::add);
        decoder.end().ifPresent(out::add);
        return out;
    }

    @Override
    public String toString() {
        return messageId() + " " + json.get("source").asText();
    }
}
