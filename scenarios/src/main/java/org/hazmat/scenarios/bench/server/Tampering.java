package org.hazmat.scenarios.bench.server;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hazmat.geocore.evidence.EvidenceCheck.Verdict;

/** Changes an exported file in all the ways that its check has to find, and compares the line that the check names. */
public final class Tampering {
    private final byte[] file;
    private final List<byte[]> lines;
    private final Function<byte[], Verdict> check;

    /** What is done to a file, each time once. */
    public enum Kind {
        OCTET_CHANGED("octets changed"),
        LINE_REMOVED("lines removed"),
        LINES_SWAPPED("pairs of lines swapped"),
        LINE_COPIED("copies of a line put elsewhere"),
        TAIL_CUT("tails cut off");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * What came out for one kind of change.
     *
     * @param tried how many changes
     * @param missed those that were taken for the unchanged file
     * @param misnamed those that were found, and another line named than the first that is another one now
     */
    public record Tally(int tried, int missed, int misnamed) {
        public boolean isClean() {
            return missed == 0 && misnamed == 0;
        }

        private Tally and(Tally other) {
            return new Tally(tried + other.tried, missed + other.missed, misnamed + other.misnamed);
        }
    }

    private Tampering(byte[] file, Function<byte[], Verdict> check) {
        this.file = file;
        this.lines = lines(file);
        this.check = check;
    }

    /**
     * Does all kinds of changes, chosen at random where there are more of them.
     *
     * @param file as exported
     * @param most changes of each kind
     * @throws IllegalArgumentException when the check refuses the file as it is
     */
    public static Map<Kind, Tally> of(byte[] file, Function<byte[], Verdict> check, int most, Random random) {
        if (check.apply(file) instanceof Verdict.Broken broken) {
            throw new IllegalArgumentException("the file itself does not hold: " + broken);
        }
        Tampering tampering = new Tampering(file, check);
        Map<Kind, Tally> tallies = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            tallies.put(
                    kind,
                    tampering
                            .changed(kind, most, random)
                            .map(tampering::judged)
                            .reduce(new Tally(0, 0, 0), Tally::and));
        }
        return tallies;
    }

    private Stream<byte[]> changed(Kind kind, int most, Random random) {
        return switch (kind) {
            case OCTET_CHANGED ->
                IntStream.range(0, most).mapToObj(i -> octet(random.nextInt(file.length), 1 + random.nextInt(255)));
            case LINE_REMOVED -> some(lines.size(), most, random).map(this::without);
            case LINES_SWAPPED ->
                some(lines.size() * lines.size(), Integer.MAX_VALUE, random)
                        .filter(pair -> row(pair) < column(pair))
                        .limit(most)
                        .map(this::swapped);
            case LINE_COPIED ->
                some(lines.size() * (lines.size() + 1), most, random).map(this::copied);
            case TAIL_CUT -> some(file.length, most, random).map(length -> Arrays.copyOf(file, length));
        };
    }

    private static Stream<Integer> some(int all, int most, Random random) {
        List<Integer> numbers = new ArrayList<>(IntStream.range(0, all).boxed().toList());
        Collections.shuffle(numbers, random);
        return numbers.stream().limit(most);
    }

    private int row(int number) {
        return number / lines.size();
    }

    private int column(int number) {
        return number % lines.size();
    }

    private byte[] octet(int at, int flipped) {
        byte[] changed = file.clone();
        changed[at] ^= (byte) flipped;
        return changed;
    }

    private byte[] without(int line) {
        List<byte[]> left = new ArrayList<>(lines);
        left.remove(line);
        return joined(left);
    }

    private byte[] swapped(int pair) {
        List<byte[]> swapped = new ArrayList<>(lines);
        Collections.swap(swapped, row(pair), column(pair));
        return joined(swapped);
    }

    /** Before a line, or behind the last one. */
    private byte[] copied(int place) {
        List<byte[]> more = new ArrayList<>(lines);
        more.add(row(place), lines.get(column(place)));
        return joined(more);
    }

    private Tally judged(byte[] changed) {
        return check.apply(changed) instanceof Verdict.Broken broken
                ? new Tally(1, 0, broken.line() == firstChanged(changed) ? 0 : 1)
                : new Tally(1, 1, 0);
    }

    /** From 1; one behind the last when whole lines are missing there. */
    private int firstChanged(byte[] changed) {
        int at = Arrays.mismatch(file, changed);
        return 1 + (int) IntStream.range(0, at).filter(i -> file[i] == '\n').count();
    }

    private static List<byte[]> lines(byte[] file) {
        List<byte[]> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < file.length; i++) {
            if (file[i] == '\n') {
                lines.add(Arrays.copyOfRange(file, from, i + 1));
                from = i + 1;
            }
        }
        return lines;
    }

    private static byte[] joined(List<byte[]> lines) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        lines.forEach(file::writeBytes);
        return file.toByteArray();
    }
}
