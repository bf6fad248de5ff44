package org.hazmat.gateway.decode;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.message.LocationBlock;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.wire.BcdDate;
import org.hazmat.protocols.wire.BcdTime;
import org.hazmat.protocols.wire.Bytes;

/**
 * A value of a message that has no parts.
 *
 * @param owner the record that has it
 * @param name the component's
 */
record Leaf(Record owner, String name, Object value) {

    /** All of a message, in the order of the components, by a path such as {@code items[0].tenthsKm}. */
    static Map<String, Leaf> all(Message message) {
        Map<String, Leaf> leaves = new LinkedHashMap<>();
        ofRecord(leaves, "", (Record) message);
        return leaves;
    }

    private static void ofRecord(Map<String, Leaf> leaves, String path, Record record) {
        for (RecordComponent component : RecordJson.components(record)) {
            Object value = RecordJson.value(record, component);
            // The octets of the whole report, and the block that every report begins with.
            boolean whole = record instanceof LocationReport
                    && value instanceof Bytes
                    && component.getName().equals("raw");
            if (!whole) {
                boolean block =
                        value instanceof LocationBlock && component.getName().equals("block");
                String inner = block ? path : join(path, component.getName());
                ofValue(leaves, inner, new Leaf(record, component.getName(), value));
            }
        }
    }

    private static void ofValue(Map<String, Leaf> leaves, String path, Leaf leaf) {
        switch (leaf.value) {
            case Optional<?> optional ->
                optional.ifPresent(inner -> ofValue(leaves, path, new Leaf(leaf.owner, leaf.name, inner)));
            case OptionalInt optional -> optional.ifPresent(inner -> leaves.put(path, leaf.with(inner)));
            case OptionalLong optional -> optional.ifPresent(inner -> leaves.put(path, leaf.with(inner)));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    ofValue(leaves, path + "[" + i + "]", leaf.with(list.get(i)));
                }
            }
            case MessageId id -> leaves.put(path, leaf);
            case BcdTime time -> leaves.put(path, leaf);
            case BcdDate date -> leaves.put(path, leaf);
            case Record record -> ofRecord(leaves, path, record);
            default -> leaves.put(path, leaf);
        }
    }

    private Leaf with(Object inner) {
        return new Leaf(owner, name, inner);
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
