package org.hazmat.gateway.decode;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hazmat.protocols.jt808.Codec;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.item.AdditionalItem;
import org.hazmat.protocols.jt808.item.Unknown;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.TracingReader.Span;

/**
 * Which octets of a body are which field of its message. No second description of the layouts is kept for it: the reader
 * tells what was taken, and a field is known by what changes in the message when its octets do. What changes the message's
 * shape is a count or a length.
 */
final class Anatomy {

    private static final int[] CHANGES = {0x01, 0x02, 0x10, 0x80, 0x04, 0x40};
    private static final int PROBED_AT_EACH_END = 4;
    private static final Pattern ELEMENT = Pattern.compile("^(.*)\\[(\\d+)]$");

    /**
     * A field of the body.
     *
     * @param path as {@link Leaf#all} has it, or what a count or length belongs to
     * @param leaf empty for counts, lengths and the ids of items
     * @param item the additional item that it is the id or the length of
     */
    record Part(Span span, String path, Optional<Leaf> leaf, Optional<AdditionalItem> item) {

        /** As the JSON form calls it, which shows tenths as a part of one. */
        String field() {
            boolean onlyValue = leaf.filter(l -> l.owner() instanceof AdditionalItem
                            && !(l.owner() instanceof Unknown)
                            && l.owner().getClass().getRecordComponents().length == 1)
                    .isPresent();
            return onlyValue ? element(path) + ".value" : path.replace("Tenths", "");
        }
    }

    private final Message message;
    private final Bytes body;
    private final Edition edition;
    private final Map<String, Leaf> leaves;
    private final List<Span> spans;

    private Anatomy(Message message, Bytes body, Edition edition) {
        this.message = message;
        this.body = body;
        this.edition = edition;
        this.leaves = Leaf.all(message);
        this.spans = Codec.trace(message.id(), body, edition).stream()
                .filter(span -> span.length() > 0)
                .toList();
    }

    /** The fields in the order of their octets. */
    static List<Part> of(Message message, Bytes body, Edition edition) {
        return new Anatomy(message, body, edition).parts();
    }

    private List<Part> parts() {
        List<Optional<String>> names = spans.stream()
                .map(span -> byChange(span).or(() -> byValue(span)))
                .toList();
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            if (names.get(i).isPresent()) {
                String path = names.get(i).get();
                parts.add(new Part(span, path, Optional.ofNullable(leaves.get(path)), Optional.empty()));
            } else {
                parts.add(structure(i, names));
            }
        }
        return parts;
    }

    /** The one leaf that some change of these octets changes alone. */
    private Optional<String> byChange(Span span) {
        for (int i = 0; i < span.length(); i++) {
            boolean probed = i < PROBED_AT_EACH_END || i >= span.length() - PROBED_AT_EACH_END;
            for (int change : probed ? CHANGES : new int[0]) {
                Optional<String> changed = changed(span.offset() + i, change);
                if (changed.isPresent()) {
                    return changed;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> changed(int at, int change) {
        byte[] octets = body.toArray();
        octets[at] ^= (byte) change;
        Map<String, Leaf> others = Leaf.all(Codec.read(message.id(), Bytes.wrap(octets), edition));
        if (!others.keySet().equals(leaves.keySet())) {
            return Optional.empty();
        }
        List<String> different = leaves.entrySet().stream()
                .filter(entry -> !isSame(entry.getValue(), Objects.requireNonNull(others.get(entry.getKey()))))
                .map(Map.Entry::getKey)
                .toList();
        return different.size() == 1 ? Optional.of(different.getFirst()) : Optional.empty();
    }

    private static boolean isSame(Leaf one, Leaf other) {
        return one.value().equals(other.value())
                && one.owner().getClass() == other.owner().getClass();
    }

    /** Octets that cannot be changed without spoiling the whole, such as compressed ones. */
    private Optional<String> byValue(Span span) {
        Bytes octets = body.slice(span.offset(), span.length());
        return span.isNumber()
                ? Optional.empty()
                : leaves.entrySet().stream()
                        .filter(entry -> octets.equals(entry.getValue().value()))
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    /** What a number is for that is no value itself, by what stands behind it. */
    private Part structure(int index, List<Optional<String>> names) {
        Span span = spans.get(index);
        long number = number(span);
        int next = index + 1;
        while (next < names.size() && names.get(next).isEmpty()) {
            next++;
        }
        String path = next == names.size() ? "" : names.get(next).orElseThrow();
        Optional<String> before = index == 0 ? Optional.empty() : names.get(index - 1);
        Optional<String> nothing = number == 0 ? before.flatMap(b -> nothing(b, path)) : Optional.empty();
        if (nothing.isPresent() || path.isEmpty()) {
            return structural(span, nothing.orElseGet(this::emptyList));
        }
        if (leaf(path).owner() instanceof AdditionalItem item && next - index <= 2) {
            String field = element(path) + (next - index == 2 ? ".id" : ".length");
            return new Part(span, field, Optional.empty(), Optional.of(item));
        }
        if (next == index + 1 && !spans.get(next).isNumber() && spans.get(next).length() == number) {
            return structural(span, path + " length");
        }
        return structural(span, countOf(next, number, names).orElse(element(path) + " length"));
    }

    /** The message's own list that has no elements. */
    private String emptyList() {
        for (RecordComponent component : RecordJson.components((Record) message)) {
            if (RecordJson.value((Record) message, component).equals(List.of())) {
                return component.getName() + " count";
            }
        }
        return "length";
    }

    private Leaf leaf(String path) {
        return Objects.requireNonNull(leaves.get(path));
    }

    /** What a zero between two fields belongs to: an empty text behind the first one, or an empty list at its end. */
    private Optional<String> nothing(String before, String behind) {
        for (int end = before.lastIndexOf('.') + 1; ; end = before.lastIndexOf('.', end - 2) + 1) {
            Optional<String> text = emptyText(before.substring(0, end));
            if (text.isPresent()) {
                boolean isItem = leaf(before).owner() instanceof AdditionalItem;
                return isItem ? Optional.of(before.substring(0, end) + "length") : text.map(t -> t + " length");
            }
            if (end == 0) {
                break;
            }
        }
        boolean isLast =
                before.contains("]") && !behind.isEmpty() && !element(before).equals(element(behind));
        return isLast ? Optional.of(element(before) + " count") : Optional.empty();
    }

    /** A text or octets without any, of the record that all paths with this beginning lead into. */
    private Optional<String> emptyText(String parent) {
        return leaves.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(parent)
                        && entry.getKey().indexOf('.', parent.length()) < 0
                        && entry.getKey().indexOf('[', parent.length()) < 0)
                .filter(entry -> entry.getValue().value().equals("")
                        || entry.getValue().value().equals(Bytes.EMPTY))
                .map(Map.Entry::getKey)
                .filter(path -> !path.endsWith("remainder"))
                .findFirst();
    }

    /** The list that begins next; one of a message's own lists may have other fields in front. */
    private Optional<String> countOf(int next, long number, List<Optional<String>> names) {
        String path = names.get(next).orElseThrow();
        Optional<String> list = listOf(path, number);
        for (int i = next; i < names.size() && list.isEmpty() && !path.contains("["); i++) {
            list = names.get(i).flatMap(name -> listOf(name, number));
        }
        return list.map(l -> l + " count");
    }

    private static Part structural(Span span, String path) {
        return new Part(span, path, Optional.empty(), Optional.empty());
    }

    /** The list of so many elements whose first one the path leads into. */
    private Optional<String> listOf(String path, long number) {
        for (int end = path.indexOf("[0]"); end >= 0; end = path.indexOf("[0]", end + 1)) {
            String list = path.substring(0, end);
            long size = leaves.keySet().stream()
                    .filter(leaf -> leaf.startsWith(list + "["))
                    .map(leaf -> leaf.substring(list.length() + 1, leaf.indexOf(']', list.length())))
                    .distinct()
                    .count();
            if (size == number) {
                return Optional.of(list);
            }
        }
        return Optional.empty();
    }

    /** The innermost element of a list that the path leads into, or the path. */
    private static String element(String path) {
        int end = path.lastIndexOf(']');
        Matcher element = ELEMENT.matcher(path.substring(0, end + 1));
        return element.matches() ? element.group() : path;
    }

    private long number(Span span) {
        long number = 0;
        for (int i = 0; i < Math.min(span.length(), Long.BYTES); i++) {
            number = (number << 8) | body.at(span.offset() + i);
        }
        return number;
    }
}
