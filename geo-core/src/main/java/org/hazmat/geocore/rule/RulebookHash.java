package org.hazmat.geocore.rule;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.hazmat.geocore.zone.Holidays;
import org.hazmat.geocore.zone.Schedule;
import org.hazmat.geocore.zone.Zone;
import org.jspecify.annotations.Nullable;

/**
 * Names what was in force by its content: SHA-256 over a canonical JSON array of the versions' own hashes and the holidays. A version's
 * is the SHA-256, hex, over the canonical JSON of id, number and its record's components in declared order, sets sorted, no white space.
 */
final class RulebookHash {
    private static final int PIECE = 1 << 13;

    /** Looking a record's components up takes longer than writing them. */
    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            for (RecordComponent component : components) {
                component.getAccessor().setAccessible(true);
            }
            return components;
        }
    };

    private final MessageDigest sha256;
    private final StringBuilder json = new StringBuilder();

    private RulebookHash(MessageDigest sha256) {
        this.sha256 = sha256;
    }

    static String of(
            List<Version<Zone>> zones,
            List<Version<Rule>> rules,
            List<Version<Permit>> permits,
            Holidays holidays,
            VersionHashes hashes) {
        return of(List.of(hashes.of(zones), hashes.of(rules), hashes.of(permits), holidays));
    }

    /** Author and making are no part of what judges. */
    static String of(Version<?> version) {
        return of(new Judging(version.id(), version.number(), version.find().orElseThrow()));
    }

    private static String of(Object value) {
        try {
            RulebookHash canon = new RulebookHash(MessageDigest.getInstance("SHA-256"));
            canon.value(value);
            canon.digest();
            return HexFormat.of().formatHex(canon.sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** What is written so far, so that never much of it is in memory. Between two values no character is cut in two. */
    private void digest() {
        sha256.update(json.toString().getBytes(StandardCharsets.UTF_8));
        json.setLength(0);
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> json.append("null");
            case Record fields -> components(fields);
            case Set<?> set -> array(set.stream().map(Object::toString).sorted().toList());
            case Collection<?> list -> array(list);
            case Schedule schedule -> text(schedule.text());
            case Number number -> json.append(number);
            case Boolean flag -> json.append(flag);
            default -> text(value.toString());
        }
    }

    private void components(Record fields) {
        json.append("{\"is\":");
        text(fields.getClass().getSimpleName());
        for (RecordComponent component : COMPONENTS.get(fields.getClass())) {
            json.append(',');
            text(component.getName());
            json.append(':');
            value(read(fields, component));
        }
        json.append('}');
    }

    private static @Nullable Object read(Record fields, RecordComponent component) {
        try {
            return component.getAccessor().invoke(fields);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's accessor can be called: " + component, e);
        }
    }

    private void array(Collection<?> values) {
        json.append('[');
        String separator = "";
        for (Object value : values) {
            json.append(separator);
            value(value);
            separator = ",";
            if (json.length() >= PIECE) {
                digest();
            }
        }
        json.append(']');
    }

    private void text(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }

    private record Judging(String id, int number, Object value) {}
}
