package org.hazmat.gateway.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the settings: a flag wins over the environment, the environment over the file, the file over the default. */
final class SettingsReader {
    static final String PREFIX = "TRACKER_";
    private static final String FILE_SUFFIX = "_FILE";
    private static final int FARTHEST_SUGGESTION = 4;

    private SettingsReader() {}

    /**
     * Reads all sources. Throws {@link Misconfigured} with all that is wrong, an unknown key with the nearest known name.
     *
     * @param flags by component name
     * @param file tracker.yaml, or null
     */
    static Settings read(Map<String, String> flags, Map<String, String> environment, @Nullable Path file) {
        List<String> problems = new ArrayList<>();
        Map<String, String> values = new LinkedHashMap<>();
        if (file != null) {
            values.putAll(fromFile(file, problems));
        }
        values.putAll(fromEnvironment(environment, problems));
        values.putAll(flags);
        Object[] arguments = Arrays.stream(Settings.class.getRecordComponents())
                .map(component -> value(component, values, problems))
                .toArray();
        if (!problems.isEmpty()) {
            throw new Misconfigured(String.join("; ", problems));
        }
        return instantiate(arguments);
    }

    /** {@code httpPort} becomes {@code TRACKER_HTTP_PORT}. */
    static String variable(String component) {
        return PREFIX + component.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }

    /** {@code httpPort} becomes {@code --http-port}. */
    static String flag(String component) {
        return "--" + component.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    static Settings.Key key(RecordComponent component) {
        Settings.Key key = component.getAnnotation(Settings.Key.class);
        if (key == null) {
            throw new IllegalStateException(component + " has no @Key");
        }
        return key;
    }

    private static Map<String, String> fromFile(Path file, List<String> problems) {
        Map<String, String> values = new LinkedHashMap<>();
        JsonNode root = parse(file);
        root.properties().forEach(entry -> {
            if (component(entry.getKey()) == null) {
                problems.add(unknown(entry.getKey(), file.toString(), names(RecordComponent::getName)));
            } else if (!entry.getValue().isValueNode()) {
                problems.add("\"" + entry.getKey() + "\" in " + file + " has to be a single value");
            } else {
                values.put(entry.getKey(), entry.getValue().asText());
            }
        });
        return values;
    }

    private static JsonNode parse(Path file) {
        try {
            JsonNode root = new YAMLMapper().readTree(Files.readString(file));
            if (root == null || root.isMissingNode() || root.isNull()) {
                return new YAMLMapper().createObjectNode();
            }
            if (!root.isObject()) {
                throw new Misconfigured(file + " has to be a list of \"key: value\" lines");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new Misconfigured(file + " is no YAML: " + e.getOriginalMessage() + " at line "
                    + e.getLocation().getLineNr());
        } catch (IOException e) {
            throw new Misconfigured("cannot read the configuration " + file + ": " + e.getMessage());
        }
    }

    private static Map<String, String> fromEnvironment(Map<String, String> environment, List<String> problems) {
        Map<String, String> values = new LinkedHashMap<>();
        environment.forEach((name, text) -> {
            if (!name.startsWith(PREFIX) || text.isEmpty()) {
                return;
            }
            RecordComponent component = byVariable(name);
            RecordComponent secret = name.endsWith(FILE_SUFFIX)
                    ? byVariable(name.substring(0, name.length() - FILE_SUFFIX.length()))
                    : null;
            if (component != null) {
                values.put(component.getName(), text);
            } else if (secret != null && key(secret).secret()) {
                values.put(secret.getName(), secretFrom(name, text));
            } else {
                problems.add(unknown(name, "the environment", names(c -> variable(c.getName()))));
            }
        });
        return values;
    }

    private static String secretFrom(String variable, String path) {
        try {
            return Files.readString(Path.of(path)).strip();
        } catch (IOException e) {
            throw new Misconfigured(variable + ": cannot read " + path + ": " + e.getMessage());
        }
    }

    private static @Nullable Object value(
            RecordComponent component, Map<String, String> values, List<String> problems) {
        String text = values.getOrDefault(component.getName(), key(component).value());
        if (component.getType() == int.class) {
            return port(variable(component.getName()), text, problems);
        }
        if (component.getType() == long.class) {
            return whole(variable(component.getName()), text, problems);
        }
        if (text.isEmpty()) {
            return null;
        }
        return component.getType() == Path.class ? Path.of(text) : text;
    }

    private static int port(String name, String text, List<String> problems) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535) {
            return Integer.parseInt(text);
        }
        problems.add(name + " has to be a port, 0 to 65535: \"" + text + "\"");
        return 0;
    }

    private static long whole(String name, String text, List<String> problems) {
        if (text.matches("[1-9]\\d{0,4}")) {
            return Long.parseLong(text);
        }
        problems.add(name + " has to be a whole number, 1 to 99999: \"" + text + "\"");
        return 0;
    }

    private static Settings instantiate(@Nullable Object[] arguments) {
        try {
            Class<?>[] types = Arrays.stream(Settings.class.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            return Settings.class.getDeclaredConstructor(types).newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record has its canonical constructor", e);
        }
    }

    private static @Nullable RecordComponent component(String name) {
        return find(c -> c.getName().equals(name));
    }

    private static @Nullable RecordComponent byVariable(String name) {
        return find(c -> variable(c.getName()).equals(name));
    }

    private static @Nullable RecordComponent find(java.util.function.Predicate<RecordComponent> wanted) {
        return Arrays.stream(Settings.class.getRecordComponents())
                .filter(wanted)
                .findFirst()
                .orElse(null);
    }

    private static List<String> names(java.util.function.Function<RecordComponent, String> name) {
        return Arrays.stream(Settings.class.getRecordComponents()).map(name).toList();
    }

    private static String unknown(String key, String where, List<String> known) {
        String nearest = known.getFirst();
        for (String name : known) {
            if (distance(key, name) < distance(key, nearest)) {
                nearest = name;
            }
        }
        String hint = distance(key, nearest) <= FARTHEST_SUGGESTION
                ? "did you mean \"" + nearest + "\"?"
                : "known are " + String.join(", ", known);
        return "unknown key \"" + key + "\" in " + where + "; " + hint;
    }

    /** Levenshtein distance, letter case ignored. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitution, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
