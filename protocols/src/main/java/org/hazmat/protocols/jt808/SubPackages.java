package org.hazmat.protocols.jt808;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hazmat.protocols.jt808.Reassembly.Complete;
import org.hazmat.protocols.jt808.Reassembly.Refusal;
import org.hazmat.protocols.jt808.Reassembly.Refused;
import org.hazmat.protocols.jt808.Reassembly.Waiting;
import org.hazmat.protocols.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Puts the sub-packages (分包) of one connection together, in any order. A message is known by phone number, id and the
 * serial number of its first sub-package, so that two uploads at once do not mix. For the connection's thread alone.
 */
public final class SubPackages {

    /** Half-received messages that a terminal may have; a third one drops its oldest. */
    public static final int MAX_MESSAGES = 2;

    /** Sub-packages of a message. */
    public static final int MAX_PACKAGES = 64;

    /** Sub-packages of a multimedia upload, 0x0801. */
    public static final int MAX_MEDIA_PACKAGES = 512;

    /** A message that got nothing new for so long is dropped. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final MessageId MEDIA_UPLOAD = MessageId.of(0x0801);

    private final ReassemblyBudget budget;
    private final Map<Key, Assembly> open = new LinkedHashMap<>();

    public SubPackages(ReassemblyBudget budget) {
        this.budget = budget;
    }

    /** A message that was given up, for 0x8003 or for the log. */
    public record Abandoned(PhoneNumber phoneNumber, MessageId messageId, int firstSerial, List<Integer> missing) {}

    /**
     * A message of which something is missing.
     *
     * @param header of one of its sub-packages that is there
     * @param missing numbers from 1
     */
    public record Gap(Header header, int firstSerial, List<Integer> missing) {}

    /** Whether any message is half received. */
    public boolean isEmpty() {
        return open.isEmpty();
    }

    /** What has to be asked for now; each is returned at most {@link Asking#MOST} times. */
    public List<Gap> gaps(Instant now) {
        List<Gap> gaps = new ArrayList<>();
        open.forEach((key, assembly) -> {
            if (assembly.asking.isDue(now)) {
                assembly.asking = assembly.asking.asked(now);
                gaps.add(new Gap(assembly.newest(), key.firstSerial, assembly.missingNumbers()));
            }
        });
        return gaps;
    }

    /** Takes a sub-package that arrived now. */
    public Reassembly add(Frame frame, Instant now) {
        Header header = frame.header();
        int count = header.packageCount();
        int number = header.packageNumber();
        if (number < 1 || number > count) {
            return new Refused(Refusal.NO_SUCH_PACKAGE);
        }
        if (count > (header.messageId().equals(MEDIA_UPLOAD) ? MAX_MEDIA_PACKAGES : MAX_PACKAGES)) {
            return new Refused(Refusal.TOO_MANY_PACKAGES);
        }
        Key key = Key.of(header);
        Assembly assembly = open.get(key);
        if (assembly != null && assembly.frames.length != count) {
            return new Refused(Refusal.OTHER_COUNT);
        }
        return add(key, assembly == null ? new Assembly(count, now) : assembly, frame, now);
    }

    /** Drops what got nothing new for {@link #PATIENCE}. */
    public List<Abandoned> expire(Instant now) {
        List<Abandoned> abandoned = new ArrayList<>();
        for (Iterator<Map.Entry<Key, Assembly>> all = open.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Key, Assembly> entry = all.next();
            if (!now.isBefore(entry.getValue().touched.plus(PATIENCE))) {
                abandoned.add(entry.getKey().abandoned(entry.getValue()));
                budget.giveBack(entry.getValue().octets);
                all.remove();
            }
        }
        return abandoned;
    }

    /** Gives everything back when the connection ends. */
    public void close() {
        open.values().forEach(assembly -> budget.giveBack(assembly.octets));
        open.clear();
    }

    private Reassembly add(Key key, Assembly assembly, Frame frame, Instant now) {
        int index = frame.header().packageNumber() - 1;
        if (assembly.frames[index] == null) {
            int octets = frame.content().length();
            if (!budget.take(octets)) {
                return new Refused(Refusal.NO_ROOM);
            }
            assembly.put(index, frame, octets, now);
            makeRoom(key);
            open.put(key, assembly);
        }
        if (assembly.missing > 0) {
            return new Waiting(assembly.missing);
        }
        open.remove(key);
        budget.giveBack(assembly.octets);
        return assembly.complete();
    }

    private void makeRoom(Key newcomer) {
        List<Key> others = open.keySet().stream()
                .filter(key -> key.phone.sameAs(newcomer.phone) && !key.equals(newcomer))
                .toList();
        if (others.size() >= MAX_MESSAGES) {
            Assembly oldest = open.remove(others.getFirst());
            budget.giveBack(oldest == null ? 0 : oldest.octets);
        }
    }

    private record Key(PhoneNumber phone, MessageId id, int firstSerial) {

        static Key of(Header header) {
            int first = (header.serialNumber() - (header.packageNumber() - 1)) & 0xFFFF;
            return new Key(header.phoneNumber(), header.messageId(), first);
        }

        Abandoned abandoned(Assembly assembly) {
            return new Abandoned(phone, id, firstSerial, assembly.missingNumbers());
        }
    }

    private static final class Assembly {
        private final @Nullable Frame[] frames;
        private int missing;
        private int octets;
        private Instant touched;
        private Asking asking;
        private int newest;

        Assembly(int count, Instant now) {
            this.frames = new Frame[count];
            this.missing = count;
            this.touched = now;
            this.asking = new Asking(0, now);
        }

        void put(int index, Frame frame, int size, Instant now) {
            frames[index] = frame;
            missing--;
            octets += size;
            touched = now;
            asking = asking.heard(now);
            newest = index;
        }

        Header newest() {
            return Objects.requireNonNull(frames[newest]).header();
        }

        List<Integer> missingNumbers() {
            List<Integer> numbers = new ArrayList<>();
            for (int i = 0; i < frames.length; i++) {
                if (frames[i] == null) {
                    numbers.add(i + 1);
                }
            }
            return numbers;
        }

        Complete complete() {
            List<Frame> all = new ArrayList<>(frames.length);
            for (Frame frame : frames) {
                all.add(Objects.requireNonNull(frame));
            }
            byte[] body =
                    new byte[all.stream().mapToInt(f -> f.header().bodyLength()).sum()];
            int at = 0;
            for (Frame frame : all) {
                frame.body().copyTo(body, at);
                at += frame.header().bodyLength();
            }
            return new Complete(List.copyOf(all), Bytes.wrap(body));
        }
    }
}
