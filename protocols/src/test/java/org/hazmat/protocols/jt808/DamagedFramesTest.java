package org.hazmat.protocols.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hazmat.protocols.jt808.Damage.Kind;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.wire.Reason;
import org.junit.jupiter.api.Test;

/**
 * Damaged frames, more than ten thousand: what may never be taken for sound, and answers that stay the same. When an answer
 * was meant to change, {@code mvn -pl protocols test -Dtest=DamagedFramesTest -Ddamaged.write=true} writes the file anew,
 * and its difference shows which answers did.
 */
class DamagedFramesTest {

    private static final Path GOLDEN = Path.of(
            System.getProperty("project.root"), "protocols", "src", "test", "resources", "jt808", "damaged.txt");
    private static final int SHOWN = 10;
    private static final List<Damage> ALL = Damage.all();

    @Test
    void answersStayTheSame() throws IOException {
        List<String> answers =
                ALL.stream().map(damage -> damage.name() + " " + answer(damage)).toList();
        if (Boolean.getBoolean("damaged.write")) {
            Files.write(GOLDEN, answers);
        }
        List<String> golden = Files.readAllLines(GOLDEN);
        assertThat(golden).hasSizeGreaterThanOrEqualTo(10_000).hasSameSizeAs(answers);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < golden.size() && differences.size() < SHOWN; i++) {
            if (!golden.get(i).equals(answers.get(i))) {
                differences.add(golden.get(i) + " -> " + answers.get(i));
            }
        }
        // Seen to fail: with southern latitudes left positive.
        assertThat(differences).as("the first differences").isEmpty();
    }

    @Test
    void everyVectorIsDamagedInEveryWay() {
        Map<Kind, Long> kinds = ALL.stream().collect(Collectors.groupingBy(Damage::kind, Collectors.counting()));
        assertThat(kinds).containsOnlyKeys(Kind.values());
        assertThat(ALL.stream().map(Damage::source).distinct())
                .hasSize(Vector.all().size());
        assertThat(ALL.stream().map(Damage::name).distinct()).hasSizeGreaterThanOrEqualTo(10_000);
    }

    @Test
    void whatNeverEndsIsNoFrame() {
        assertThat(violating(sound(Kind.CUT), damage -> frames(damage).isEmpty()))
                .isEmpty();
    }

    @Test
    void whatIsShortenedIsNoFrame() {
        // Seen to fail: without the check code.
        List<String> taken =
                violating(sound(Kind.SHORTENED), damage -> frames(damage).isEmpty());
        // Of five octets whose XOR is 0: what is left has the older header's length and a right check code.
        assertThat(taken).singleElement().asString().startsWith("665 shortened 37 ");
    }

    @Test
    void aWrongBitIsNoFrame() {
        // Seen to fail: without the check code.
        assertThat(violating(sound(Kind.FLIPPED), damage -> frames(damage).isEmpty()))
                .isEmpty();
    }

    @Test
    void aWrongCheckCodeIsSaid() {
        assertThat(violating(of(Kind.MISCHECKED), damage -> reasons(damage).equals(List.of(Reason.BAD_CHECK_CODE))))
                .isEmpty();
    }

    @Test
    void aBadEscapeIsSaid() {
        // Seen to fail: with any octet but 00 taken behind 7D.
        assertThat(violating(sound(Kind.MISESCAPED), damage -> reasons(damage).equals(List.of(Reason.BAD_ESCAPE))))
                .isEmpty();
    }

    /** The frame is sound, and so one message comes out, whatever its body has become. */
    @Test
    void aWrongCountIsTheBodysAffair() {
        List<Damage> counts = Stream.concat(of(Kind.COUNT_0).stream(), of(Kind.COUNT_65535).stream())
                .toList();
        assertThat(violating(
                        counts,
                        damage -> frames(damage).size() == 1 && reasons(damage).isEmpty()))
                .isEmpty();
    }

    private static List<String> violating(List<Damage> damages, Predicate<Damage> property) {
        assertThat(damages).isNotEmpty();
        return damages.stream()
                .filter(property.negate())
                .map(damage -> damage.name() + " " + answer(damage))
                .toList();
    }

    private static List<Damage> of(Kind kind) {
        return ALL.stream().filter(damage -> damage.kind() == kind).toList();
    }

    /** Of vectors that were sound. */
    private static List<Damage> sound(Kind kind) {
        Set<Integer> sound = of(Kind.MISCHECKED).stream().map(Damage::source).collect(Collectors.toSet());
        return of(kind).stream()
                .filter(damage -> sound.contains(damage.source()))
                .toList();
    }

    private static List<Inbound> decode(Damage damage) {
        List<Inbound> found = new ArrayList<>();
        FrameDecoder decoder = new FrameDecoder();
        decoder.decode(Unpooled.wrappedBuffer(damage.wire()), found::add);
        decoder.end().ifPresent(found::add);
        return found;
    }

    private static List<Frame> frames(Damage damage) {
        return decode(damage).stream()
                .filter(Frame.class::isInstance)
                .map(Frame.class::cast)
                .toList();
    }

    private static List<Reason> reasons(Damage damage) {
        return decode(damage).stream()
                .filter(BadFrame.class::isInstance)
                .map(inbound -> ((BadFrame) inbound).reason())
                .toList();
    }

    /** Reasons and messages in order; of a message the name and the first four octets of the SHA-256 of what it prints. */
    private static String answer(Damage damage) {
        String answer = decode(damage).stream()
                .map(inbound -> switch (inbound) {
                    case BadFrame bad -> bad.reason().word();
                    case Frame frame -> answer(frame);
                })
                .collect(Collectors.joining(","));
        return answer.isEmpty() ? "nothing" : answer;
    }

    private static String answer(Frame frame) {
        Message message = Codec.read(frame);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((frame.header() + " " + message).getBytes(StandardCharsets.UTF_8));
            return message.word() + ":" + HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
