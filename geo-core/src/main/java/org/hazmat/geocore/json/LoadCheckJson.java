package org.hazmat.geocore.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.hazmat.geocore.model.LoadCheck;

/** A load check (contract.md 3). */
public final class LoadCheckJson {
    private static final List<String> FIELDS = List.of("id", "plate", "zone", "time", "passed");

    private LoadCheckJson() {}

    public static ObjectNode write(LoadCheck check) {
        ObjectNode node = JsonText.object();
        node.put("id", check.id());
        node.put("plate", check.vehicle().toString());
        node.put("zone", check.zone());
        node.put("time", JsonText.time(check.time()));
        node.put("passed", check.passed());
        return node;
    }

    /** Reads a load check that names itself. */
    public static LoadCheck read(JsonNode node) {
        return read(node, Fields.of(node).id("id"));
    }

    /** Reads a load check whose id stands in its address; one in the body must be the same. */
    public static LoadCheck read(JsonNode node, String id) {
        Fields fields = Fields.of(node);
        fields.refuseSlips(FIELDS);
        if (fields.has("id") && !fields.id("id").equals(id)) {
            throw fields.invalid("id", "the load check names itself otherwise than its address, \"" + id + "\"");
        }
        return new LoadCheck(
                Fields.id(id, ""), fields.vehicle("plate"), fields.id("zone"), fields.time("time"), passed(fields));
    }

    /** Nothing is passed that nobody said is. */
    private static boolean passed(Fields fields) {
        fields.node("passed");
        return fields.flag("passed");
    }
}
