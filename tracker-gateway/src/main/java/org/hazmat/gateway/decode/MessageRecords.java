package org.hazmat.gateway.decode;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.message.Message;

/** Which record each message id has: every record's own constants say it, so that no second list is kept. */
final class MessageRecords {

    private static final Map<Integer, Class<? extends Message>> BY_ID = byId();

    private MessageRecords() {}

    /** Empty for an id that has none. */
    static Optional<Class<? extends Message>> findRecord(MessageId id) {
        return Optional.ofNullable(BY_ID.get(id.value()));
    }

    /** The ids of a name such as {@code location-report}: none, one, or several for one record. */
    static List<MessageId> listIds(String name) {
        return BY_ID.entrySet().stream()
                .filter(entry -> nameOf(entry.getValue()).equals(name))
                .map(entry -> MessageId.of(entry.getKey()))
                .toList();
    }

    /** The name that the messages of an id have, {@code unknown} for an id without a record. */
    static String nameOf(MessageId id) {
        return findRecord(id).map(MessageRecords::nameOf).orElse("unknown");
    }

    private static String nameOf(Class<?> record) {
        return RecordJson.kebab(record.getSimpleName());
    }

    private static Map<Integer, Class<? extends Message>> byId() {
        Map<Integer, Class<? extends Message>> byId = new TreeMap<>();
        for (Class<?> record : Message.class.getPermittedSubclasses()) {
            for (MessageId id : ids(record)) {
                byId.put(id.value(), record.asSubclass(Message.class));
            }
        }
        return byId;
    }

    private static List<MessageId> ids(Class<?> record) {
        List<MessageId> ids = new ArrayList<>();
        for (Field field : record.getFields()) {
            if (field.getType() == MessageId.class && Modifier.isStatic(field.getModifiers())) {
                try {
                    ids.add((MessageId) field.get(null));
                } catch (IllegalAccessException e) {
                    throw new UndeclaredThrowableException(e, "A public constant can always be read");
                }
            }
        }
        return ids;
    }
}
