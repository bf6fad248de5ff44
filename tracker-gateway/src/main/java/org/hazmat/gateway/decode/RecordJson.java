package org.hazmat.gateway.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.area.AreaPoint;
import org.hazmat.protocols.jt808.item.AlarmSign;
import org.hazmat.protocols.jt808.message.AreaResponse;
import org.hazmat.protocols.jt808.message.CanData;
import org.hazmat.protocols.jt808.message.CompressedUplink;
import org.hazmat.protocols.jt808.message.LocationBlock;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.jt808.parameter.Parameter;
import org.hazmat.protocols.wire.BcdDate;
import org.hazmat.protocols.wire.BcdTime;
import org.hazmat.protocols.wire.Bytes;

/** A message as JSON under the names of its record's components, for the many that need no words of their own. */
final class RecordJson {

    /** Shown beside the components, and made of them. */
    static final Set<String> DERIVED = Set.of("content", "settings", "terminalId");

    /** hhmmss and four of a millisecond's. */
    static final int CAN_TIME_DIGITS = 10;

    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
        }
    };

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private RecordJson() {}

    /** Of a record that no edition shows differently. */
    static ObjectNode of(Record record) {
        ObjectNode json = JSON.objectNode();
        put(json, record, Edition.V2019);
        return json;
    }

    static void put(ObjectNode json, Record record, Edition edition) {
        for (RecordComponent component : components(record)) {
            Object value = value(record, component);
            boolean nothingLeft = component.getName().equals("remainder") && value.equals(Bytes.EMPTY);
            if (!nothingLeft) {
                json.set(component.getName(), node(value, edition));
            }
        }
        derived(json, record, edition);
    }

    private static void derived(ObjectNode json, Record record, Edition edition) {
        switch (record) {
            case CanData m -> json.put("firstReceived", String.format("%010X", m.firstReceived()));
            case CompressedUplink m -> m.content().ifPresent(content -> json.put("content", content.toHex()));
            case AreaResponse m -> m.settings().ifPresent(settings -> json.set("settings", array(settings, edition)));
            case AlarmSign m -> json.put("terminalId", m.terminalId());
            default -> {}
        }
    }

    /** A type's name in lower kebab case. */
    static String kebab(String name) {
        return name.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static JsonNode node(Object value, Edition edition) {
        return switch (value) {
            case Integer number -> JSON.numberNode(number);
            case Long number -> JSON.numberNode(number);
            case Bytes octets -> JSON.textNode(octets.toHex());
            case BcdTime time -> JSON.textNode(time.toString());
            case BcdDate date -> JSON.textNode(date.toString());
            case MessageId id -> JSON.textNode(id.toString());
            case Enum<?> word -> JSON.textNode(word.name().toLowerCase(Locale.ROOT));
            case Optional<?> optional ->
                optional.<JsonNode>map(v -> node(v, edition)).orElse(JSON.nullNode());
            case OptionalInt optional -> optional.isPresent() ? JSON.numberNode(optional.getAsInt()) : JSON.nullNode();
            case Collection<?> values -> array(values, edition);
            case Parameter parameter -> parameter(parameter, edition);
            case LocationReport report -> {
                ObjectNode json = JSON.objectNode();
                LocationJson.put(json, report, edition);
                yield json;
            }
            case LocationBlock block -> {
                ObjectNode json = JSON.objectNode();
                LocationJson.block(json, block, edition);
                yield json;
            }
            case AreaPoint point ->
                JSON.objectNode().put("latitude", point.latitude() / 1e6).put("longitude", point.longitude() / 1e6);
            case Record part -> {
                ObjectNode json = JSON.objectNode();
                put(json, part, edition);
                yield json;
            }
            default -> JSON.textNode(value.toString());
        };
    }

    private static ArrayNode array(Collection<?> values, Edition edition) {
        ArrayNode array = JSON.arrayNode();
        values.forEach(value -> array.add(node(value, edition)));
        return array;
    }

    /** As additional items are shown: what is not understood has no name and no value. */
    private static ObjectNode parameter(Parameter parameter, Edition edition) {
        ObjectNode json = JSON.objectNode().put("id", String.format("0x%04X", parameter.id()));
        boolean known = parameter.kind(edition).isPresent();
        parameter.kind(edition).ifPresent(kind -> json.put("name", kind.word()));
        json.put("raw", parameter.value().toHex());
        if (known) {
            parameter.number().ifPresent(number -> json.put("value", number));
            parameter.text().ifPresent(text -> json.put("value", text));
        }
        return json;
    }

    /** In wire order; asking the class each time takes longer than all that is done with them. */
    static RecordComponent[] components(Record record) {
        return COMPONENTS.get(record.getClass());
    }

    static Object value(Record record, RecordComponent component) {
        try {
            return Objects.requireNonNull(component.getAccessor().invoke(record));
        } catch (ReflectiveOperationException e) {
            throw new UndeclaredThrowableException(e, "A public record's accessor is always there");
        }
    }
}
