package org.hazmat.gateway.decode;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.area.AreaKind;
import org.hazmat.protocols.jt808.area.AreaPoint;
import org.hazmat.protocols.jt808.message.LocationBlock;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.jt808.parameter.Parameter;
import org.hazmat.protocols.wire.BcdDate;
import org.hazmat.protocols.wire.BcdTime;
import org.hazmat.protocols.wire.Bytes;

/**
 * The way back of {@link RecordJson}: a record from JSON under the names of its components.
 *
 * @param messageId the frame's, for records that stand for several
 */
record RecordReading(MessageId messageId, Edition edition) {

    <R extends Record> R read(Class<R> type, Given given) {
        RecordComponent[] components = type.getRecordComponents();
        given.onlyHas(
                Stream.concat(Arrays.stream(components).map(RecordComponent::getName), RecordJson.DERIVED.stream())
                        .toList());
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            Optional<Given> value = given.find(component.getName());
            values[i] = value.isPresent() ? value(component.getGenericType(), value.get()) : absent(component, given);
        }
        return make(type, values, given);
    }

    private static <R extends Record> R make(Class<R> type, Object[] values, Given given) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            return type.getConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            throw given.unfit(String.valueOf(e.getTargetException().getMessage()));
        } catch (ReflectiveOperationException e) {
            throw new UndeclaredThrowableException(e, "A public record can always be made");
        }
    }

    /** Texts and what is optional may be left out, and counts where the list is there. */
    private Object absent(RecordComponent component, Given given) {
        Class<?> type = component.getType();
        if (type == String.class) {
            return "";
        } else if (type == Optional.class) {
            return Optional.empty();
        } else if (type == OptionalInt.class) {
            return OptionalInt.empty();
        } else if (type == Bytes.class && component.getName().equals("remainder")) {
            return Bytes.EMPTY;
        } else if (type == MessageId.class && component.getName().equals("id")) {
            return messageId;
        } else if (type == AreaKind.class) {
            return AreaKind.ofDeletion(messageId);
        } else if (component.getName().equals("count")) {
            return listed(component, given);
        }
        throw new Unfit(given.pathTo(component.getName()), "is missing");
    }

    private static Object listed(RecordComponent count, Given given) {
        for (RecordComponent component : count.getDeclaringRecord().getRecordComponents()) {
            Optional<Given> list = given.find(component.getName());
            if (component.getType() == List.class && list.isPresent()) {
                return list.get().elements().size();
            }
        }
        throw new Unfit(given.pathTo(count.getName()), "is missing");
    }

    private Object value(Type type, Given given) {
        if (type instanceof ParameterizedType generic) {
            Type argument = generic.getActualTypeArguments()[0];
            return generic.getRawType() == List.class ? list(argument, given) : Optional.of(value(argument, given));
        }
        Class<?> plain = (Class<?>) type;
        if (plain == int.class || plain == Integer.class) {
            return (int) given.number();
        } else if (plain == long.class || plain == Long.class) {
            return given.node().isTextual() ? given.digits(RecordJson.CAN_TIME_DIGITS) : given.number();
        } else if (plain == OptionalInt.class) {
            return OptionalInt.of((int) given.number());
        } else if (plain == String.class) {
            return given.text();
        } else if (plain == Bytes.class) {
            return given.octets();
        } else if (plain == MessageId.class) {
            return MessageId.of(given.id(4));
        } else if (plain == BcdTime.class) {
            return time(given);
        } else if (plain == BcdDate.class) {
            return date(given);
        }
        return plain.isEnum() ? word(plain, given) : part(plain, given);
    }

    private Object part(Class<?> type, Given given) {
        if (type == LocationReport.class) {
            return new LocationReading(edition).report(given);
        } else if (type == LocationBlock.class) {
            return new LocationReading(edition).block(given);
        } else if (type == Parameter.class) {
            return ParameterReading.read(given);
        } else if (type == AreaPoint.class) {
            given.onlyHas(List.of("latitude", "longitude"));
            return new AreaPoint(
                    given.get("latitude").scaled(1e6), given.get("longitude").scaled(1e6));
        }
        return read(type.asSubclass(Record.class), given);
    }

    private List<?> list(Type element, Given given) {
        List<Object> list = new ArrayList<>();
        given.elements().forEach(each -> list.add(value(element, each)));
        return List.copyOf(list);
    }

    /** Twelve digits, which hold more than a time, or a time with its offset. */
    static BcdTime time(Given given) {
        if (!given.text().contains("T")) {
            return new BcdTime(given.digits(12));
        }
        try {
            return BcdTime.of(OffsetDateTime.parse(given.text()).toInstant());
        } catch (DateTimeException | IllegalArgumentException e) {
            throw given.unfit("is no time such as 2026-03-10T09:01:40+08:00, and no 12 digits");
        }
    }

    private static BcdDate date(Given given) {
        if (!given.text().contains("-")) {
            return new BcdDate((int) given.digits(8));
        }
        try {
            return BcdDate.of(LocalDate.parse(given.text()));
        } catch (DateTimeException e) {
            throw given.unfit("is no date such as 2026-03-10, and no 8 digits");
        }
    }

    private static Object word(Class<?> type, Given given) {
        List<String> words = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                .toList();
        int index = words.indexOf(given.text());
        if (index < 0) {
            throw given.unfit("is none of " + String.join(", ", words));
        }
        return type.getEnumConstants()[index];
    }
}
