package org.hazmat.gateway.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Which field of a body does not fit. Only the writer of a message knows how wide its fields are, and it does not know their
 * names; so each value is made small in turn until the complaint is gone.
 */
final class Culprit {

    private Culprit() {}

    /** The path of the field, or of the body when it is no single one. */
    static String of(Given body, String problem, Consumer<Given> write) {
        for (Given leaf : leaves(body)) {
            JsonNode copy = body.node().deepCopy();
            shrink(copy, leaf.path().substring(body.path().length()));
            if (isGone(problem, new Given(copy, body.path()), write)) {
                return leaf.path();
            }
        }
        return body.path();
    }

    private static boolean isGone(String problem, Given body, Consumer<Given> write) {
        try {
            write.accept(body);
            return true;
        } catch (IllegalArgumentException e) {
            return !problem.equals(e.getMessage());
        } catch (Unfit e) {
            // What is small is none of this field's values, and hides the complaint.
            return false;
        }
    }

    private static List<Given> leaves(Given given) {
        List<Given> leaves = new ArrayList<>();
        if (given.node().isObject()) {
            given.node()
                    .fieldNames()
                    .forEachRemaining(name -> given.find(name).ifPresent(inner -> leaves.addAll(leaves(inner))));
        } else if (given.node().isArray()) {
            given.elements().forEach(element -> leaves.addAll(leaves(element)));
        } else {
            leaves.add(given);
        }
        return leaves;
    }

    /** Follows a path such as {@code .areas[0].name} to its end, and puts 0 or nothing there. */
    private static void shrink(JsonNode root, String path) {
        String[] steps = path.replace("]", "").split("[.\\[]", -1);
        JsonNode parent = root;
        for (int i = 1; i < steps.length - 1; i++) {
            parent = parent.isArray() ? parent.get(Integer.parseInt(steps[i])) : parent.get(steps[i]);
        }
        String last = steps[steps.length - 1];
        if (parent instanceof ObjectNode object) {
            object.set(last, small(object.get(last)));
        } else if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(last), small(array.get(Integer.parseInt(last))));
        }
    }

    private static JsonNode small(JsonNode value) {
        return value.isTextual() ? TextNode.valueOf("") : IntNode.valueOf(0);
    }
}
