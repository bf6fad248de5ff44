package org.hazmat.scenarios.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hazmat.geocore.json.Invalid;
import org.hazmat.geocore.json.JsonText;

/** What the server is asked: a draft from a file, a range of fix times and plates. */
record Inquiry(ObjectNode body) {
    /**
     * The file holds a list of rules, or an object with {@code rules} and {@code zones}; the zones may be a GeoJSON FeatureCollection.
     *
     * @throws IOException with a sentence when it cannot be read
     */
    static Inquiry of(Path file) throws IOException {
        JsonNode content = read(file);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        JsonNode rules = content.isArray() ? content : content.path("rules");
        if (!rules.isArray()) {
            throw new IOException(file + ": neither a list of rules nor an object with one called rules");
        }
        body.set("rules", rules);
        JsonNode zones = content.path("zones");
        if (!zones.isMissingNode()) {
            body.set("zones", zones.has("features") ? zones.path("features") : zones);
        }
        return new Inquiry(body);
    }

    Inquiry between(String from, String to) {
        ObjectNode next = body.deepCopy();
        return new Inquiry(next.put("from", from).put("to", to));
    }

    Inquiry with(boolean keepOthers, List<String> plates) {
        ObjectNode next = body.deepCopy();
        next.put("keepOthers", keepOthers);
        plates.forEach(next.putArray("plates")::add);
        return new Inquiry(next);
    }

    private static JsonNode read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no file " + file);
        }
        try {
            return JsonText.parse(Files.readString(file));
        } catch (Invalid e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}
