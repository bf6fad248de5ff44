package org.hazmat.protocols.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hazmat.protocols.jt808.message.BadBody;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.Unknown;
import org.hazmat.protocols.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message that the standards' tables list has its record, its line in {@link Codec} and octets to prove both. */
class RegistryTest {

    /** From terminals: JT/T 808-2011, -2013 and -2019, chapter 8 of each, in the order of the ids. */
    private static final List<Integer> UPLINK = List.of(
            0x0001, 0x0002, 0x0003, 0x0004, 0x0005, 0x0100, 0x0102, 0x0104, 0x0107, 0x0108, 0x0200, 0x0201, 0x0301,
            0x0302, 0x0303, 0x0500, 0x0608, 0x0700, 0x0701, 0x0702, 0x0704, 0x0705, 0x0800, 0x0801, 0x0802, 0x0805,
            0x0900, 0x0901, 0x0A00);

    /** From platforms. */
    private static final List<Integer> DOWNLINK = List.of(
            0x8001, 0x8003, 0x8004, 0x8100, 0x8103, 0x8104, 0x8105, 0x8106, 0x8107, 0x8108, 0x8201, 0x8202, 0x8203,
            0x8204, 0x8300, 0x8301, 0x8302, 0x8303, 0x8304, 0x8400, 0x8401, 0x8500, 0x8600, 0x8601, 0x8602, 0x8603,
            0x8604, 0x8605, 0x8606, 0x8607, 0x8608, 0x8700, 0x8701, 0x8702, 0x8800, 0x8801, 0x8802, 0x8803, 0x8804,
            0x8805, 0x8900, 0x8A00);

    /** Bodies laid out by hand in the tests of this package, for those that no other project has a frame of. */
    private static final TreeMap<Integer, String> BY_HAND = new TreeMap<>();

    static {
        BY_HAND.put(0x0004, ""); // 2019, 8.6: empty
        BY_HAND.put(0x8107, ""); // 2013, 8.13: empty
        BY_HAND.put(0x8204, ""); // 2019, 8.27: empty
        BY_HAND.put(0x8702, ""); // 2013, 8.44: empty
    }

    static Stream<Integer> listed() {
        return Stream.concat(UPLINK.stream(), DOWNLINK.stream());
    }

    @Test
    void directionIsTheHighestBit() {
        assertThat(UPLINK).allMatch(id -> id < 0x8000).isSorted().doesNotHaveDuplicates();
        assertThat(DOWNLINK).allMatch(id -> id >= 0x8000).isSorted().doesNotHaveDuplicates();
    }

    /** A record whose line was taken out of {@code permits} does not compile; one without an id was seen to fail here. */
    @Test
    void everyListedIdHasARecordAndEveryRecordAListedId() {
        List<Integer> known = new ArrayList<>();
        for (Class<?> record : records()) {
            assertThat(ids(record)).as(record.getSimpleName()).isNotEmpty();
            known.addAll(ids(record));
        }
        assertThat(known).containsExactlyInAnyOrderElementsOf(listed().toList());
    }

    /** A line taken out of the table was seen to fail here: its frames came out as {@link Unknown}. */
    @ParameterizedTest
    @MethodSource("listed")
    void listedIdIsReadAsItsRecordFromOctetsOfOthers(int id) {
        MessageId messageId = MessageId.of(id);
        List<Message> read = new ArrayList<>();
        for (Vector vector : vectors(messageId)) {
            Frame frame = (Frame) vector.decoded().getFirst();
            read.add(Codec.read(frame, vector.edition(frame)));
        }
        if (read.isEmpty()) {
            assertThat(BY_HAND).containsKey(id);
            read.add(Codec.read(messageId, Bytes.ofHex(BY_HAND.getOrDefault(id, "")), Edition.V2019));
        }
        assertThat(read).noneMatch(Unknown.class::isInstance).anySatisfy(message -> {
            assertThat(message).isNotInstanceOf(BadBody.class);
            assertThat(ids(message.getClass())).contains(id);
        });
    }

    @Test
    void noOtherIdIsRead() {
        Set<Integer> listed = new HashSet<>(listed().toList());
        List<String> others = new ArrayList<>();
        for (int id = 0; id <= 0xFFFF; id++) {
            Message message = Codec.read(MessageId.of(id), Bytes.EMPTY, Edition.V2019);
            if (!listed.contains(id) && !(message instanceof Unknown)) {
                others.add(MessageId.of(id).toString());
            }
        }
        assertThat(others).isEmpty();
    }

    private static List<Vector> vectors(MessageId id) {
        return Vector.all().stream()
                .filter(v -> v.isValid() && v.messageId().equals(id.toString()))
                .filter(v -> !v.json().get("header").get("subpackage").asBoolean()
                        && v.json().get("header").get("encryption").asInt() == 0)
                .toList();
    }

    private static List<Class<?>> records() {
        return Arrays.stream(Message.class.getPermittedSubclasses())
                .filter(record -> record != Unknown.class && record != BadBody.class)
                .collect(Collectors.toList());
    }

    /** The record's public constants of type {@link MessageId}: one, or one for each that it stands for. */
    private static List<Integer> ids(Class<?> record) {
        List<Integer> ids = new ArrayList<>();
        for (Field field : record.getFields()) {
            if (field.getType() == MessageId.class && Modifier.isStatic(field.getModifiers())) {
                try {
                    ids.add(((MessageId) field.get(null)).value());
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return ids;
    }
}
