package org.hazmat.gateway.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hazmat.protocols.jt808.Codec;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.message.BadBody;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.TracingReader.Span;

/**
 * Where a body stops being the message that it claims to be, and the fields in front of that. They get their names from the
 * message that the octets in front of the fault would be if zeros followed.
 *
 * @param offset from the start of the body
 * @param what is wrong there, for people
 */
record Fault(int offset, String what, List<Anatomy.Part> parts) {

    /** Longer than the fixed fields of any message. */
    private static final int MOST_ZEROS = 256;

    /** A count that is wrong stands a few fields in front of where that shows. */
    private static final int MOST_DROPPED = 8;

    /** Counts and lengths stand among the first fields. */
    private static final int MOST_COUNTS = 8;

    private static final int MOST_COUNTED = 256;

    /** The fields of a message whose first ones are those of the body. */
    private record Likeness(List<Anatomy.Part> parts, int zeros) {}

    /** Octets that are read as the fields that a body begins with. */
    private record Front(MessageId id, Bytes octets, Edition edition, List<Span> spans) {

        Optional<Likeness> likeness() {
            for (int zeros = 0; zeros <= MOST_ZEROS; zeros++) {
                Optional<Likeness> like = likeness(zeros);
                if (like.isPresent()) {
                    return like;
                }
            }
            return Optional.empty();
        }

        /** Without any zeros. */
        Optional<Likeness> asItStands() {
            return likeness(0);
        }

        private Optional<Likeness> likeness(int zeros) {
            Bytes body = Bytes.wrap(Arrays.copyOf(octets.toArray(), octets.length() + zeros));
            Message message = Codec.read(id, body, edition);
            return !(message instanceof BadBody) && begins(trace(id, body, edition))
                    ? Optional.of(new Likeness(Anatomy.of(message, body, edition), zeros))
                    : Optional.empty();
        }

        private boolean begins(List<Span> others) {
            return others.size() >= spans.size()
                    && others.subList(0, spans.size()).equals(spans);
        }
    }

    static Fault of(Decoded.BadMessage bad) {
        return of(bad.frame().header().messageId(), bad.frame().body(), bad.edition());
    }

    private static Fault of(MessageId id, Bytes body, Edition edition) {
        List<Span> spans = trace(id, body, edition);
        for (int i = 0; i < Math.min(MOST_COUNTS, spans.size()); i++) {
            Optional<Fault> miscounted = miscounted(new Front(id, body, edition, spans), i);
            if (miscounted.isPresent()) {
                return miscounted.get();
            }
        }
        return brokenOff(id, body, edition, spans);
    }

    /** A count or length that would lead exactly to the end if it were smaller. */
    private static Optional<Fault> miscounted(Front whole, int index) {
        Span span = whole.spans().get(index);
        if (!span.isNumber() || span.length() > 2) {
            return Optional.empty();
        }
        byte[] octets = whole.octets().toArray();
        int last = span.offset() + span.length() - 1;
        int number = (span.length() == 2 ? (octets[last - 1] & 0xFF) << 8 : 0) | (octets[last] & 0xFF);
        for (int fitting = Math.min(number, MOST_COUNTED) - 1; fitting >= 0; fitting--) {
            octets[last - span.length() + 1] = 0;
            octets[last] = (byte) fitting;
            Front changed = new Front(whole.id(), Bytes.wrap(octets), whole.edition(), whole.spans());
            Optional<Likeness> like = changed.asItStands();
            if (like.isPresent()) {
                List<Anatomy.Part> parts = new ArrayList<>(like.get().parts());
                String field = parts.get(index).path();
                // Its value is the fitting one in the likeness.
                parts.set(index, new Anatomy.Part(span, field, Optional.empty(), Optional.empty()));
                return Optional.of(
                        new Fault(span.offset(), field + " is " + number + ", " + fitting + " would fit", parts));
            }
        }
        return Optional.empty();
    }

    private static Fault brokenOff(MessageId id, Bytes body, Edition edition, List<Span> spans) {
        int end = end(spans);
        int left = body.length() - end;
        for (int dropped = 0; dropped <= Math.min(MOST_DROPPED, spans.size()); dropped++) {
            List<Span> kept = spans.subList(0, spans.size() - dropped);
            Optional<Likeness> like = new Front(id, body.slice(0, end(kept)), edition, kept).likeness();
            if (like.isPresent()) {
                List<Anatomy.Part> parts = named(spans, like.get(), kept.size());
                return new Fault(end, what(like.get(), parts, dropped, left), parts);
            }
        }
        return new Fault(end, stopped(left), named(spans, new Likeness(List.of(), 0), 0));
    }

    private static List<Span> trace(MessageId id, Bytes body, Edition edition) {
        return Codec.trace(id, body, edition).stream()
                .filter(span -> span.length() > 0)
                .toList();
    }

    private static int end(List<Span> spans) {
        return spans.isEmpty() ? 0 : spans.getLast().offset() + spans.getLast().length();
    }

    /** Names from the likeness as far as the octets are the body's own, and where it has the same field behind them. */
    private static List<Anatomy.Part> named(List<Span> spans, Likeness like, int same) {
        List<Anatomy.Part> parts = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            boolean known =
                    i < like.parts().size() && like.parts().get(i).span().equals(span);
            if (known && i < same) {
                parts.add(like.parts().get(i));
            } else {
                // The value is another one in the likeness.
                String path = known && i == same ? like.parts().get(i).path() : "field " + (i + 1);
                parts.add(new Anatomy.Part(span, path, Optional.empty(), Optional.empty()));
            }
        }
        return parts;
    }

    private static String what(Likeness like, List<Anatomy.Part> parts, int dropped, int left) {
        if (dropped == 0 && like.zeros() == 0) {
            return octets(left) + " behind the last field";
        } else if (dropped == 0 && like.parts().size() > parts.size()) {
            Anatomy.Part next = like.parts().get(parts.size());
            int length = next.span().length();
            return length > left ? next.field() + " needs " + octets(length) + ", there are " + left : stopped(left);
        }
        if (dropped != 1) {
            return stopped(left);
        }
        String field = parts.getLast().field();
        return parts.getLast().span().isNumber()
                ? field + " does not agree with the " + octets(left) + " behind it"
                : field + " is damaged";
    }

    private static String stopped(int left) {
        return "cannot be read on, " + octets(left) + " before the end";
    }

    private static String octets(int count) {
        return count + (count == 1 ? " octet" : " octets");
    }
}
