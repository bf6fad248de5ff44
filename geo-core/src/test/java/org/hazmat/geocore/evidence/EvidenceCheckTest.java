package org.hazmat.geocore.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hazmat.geocore.evidence.EvidenceCheck.Verdict;
import org.hazmat.geocore.evidence.EvidenceFile.Kind;
import org.hazmat.geocore.json.FeedEventJson;
import org.junit.jupiter.api.Test;

/**
 * Evidence shows that it was changed. Seen to fail without the comparison with the canonical form, without that of the hashes, and
 * with either signature, the seal's or the checkpoint's, not looked at.
 */
class EvidenceCheckTest {
    private static final SigningKey KEY = SigningKey.random();
    private static final List<TrustedKey> TRUSTED = List.of(KEY.trusted());
    /** Another private key under the name of the trusted one. */
    private static final SigningKey CLAIMED = new SigningKey(SigningKey.random().key(), KEY.trusted());

    private static final Instant TIME = Instant.parse("2026-03-10T01:00:00Z");

    @Test
    void anUnchangedFileHolds() {
        assertThat(EvidenceCheck.check(file(), TRUSTED))
                .isEqualTo(new Verdict.Holds("violation v-1", 12, KEY.trusted().id()));
    }

    @Test
    void everyChangedOctetIsFoundInItsLine() {
        byte[] file = file();
        Random random = new Random(20260310);
        for (int i = 0; i < 10_000; i++) {
            byte[] changed = file.clone();
            int at = random.nextInt(file.length);
            changed[at] ^= (byte) (1 + random.nextInt(255));
            Verdict verdict = EvidenceCheck.check(changed, TRUSTED);
            assertThat(verdict).as("octet %d", at).isInstanceOf(Verdict.Broken.class);
            assertThat(((Verdict.Broken) verdict).line()).as("octet %d", at).isEqualTo(lineOf(file, at));
        }
    }

    /**
     * White space, and the same letter or number written otherwise, change no value: only the form shows them. A number may become one
     * that no form has; seen to end the check with an exception, without a line, when nothing catches that.
     */
    @Test
    void whatIsWrittenOtherwiseIsFound() {
        String file = new String(file(), StandardCharsets.UTF_8);
        for (String[] change : new String[][] {
            {"{\"content\"", "{ \"content\""},
            {"61.5", "61.50"},
            {"61.5", "61e5"},
            {"61.5", "6e999"},
            {"officer", "\\u006fficer"},
            {"\n{\"content\"", "\r\n{\"content\""}
        }) {
            assertThat(file).contains(change[0]);
            String changed = file.replaceFirst(Pattern.quote(change[0]), Matcher.quoteReplacement(change[1]));
            assertThat(EvidenceCheck.check(changed.getBytes(StandardCharsets.UTF_8), TRUSTED))
                    .as(change[1])
                    .isInstanceOf(Verdict.Broken.class);
        }
    }

    @Test
    void whoHasNotTheKeyCanClaimItsNameOnly() {
        assertThat(EvidenceCheck.check(
                        EvidenceFile.about("v-1", "mallory", "2026-03-10T09:00:00+08:00")
                                .seal(CLAIMED)
                                .getBytes(StandardCharsets.UTF_8),
                        TRUSTED))
                .isInstanceOfSatisfying(
                        Verdict.Broken.class,
                        broken -> assertThat(broken.reason()).contains("signature is not by that key"));
    }

    @Test
    void missingDoubledAndExchangedLinesAreFound() {
        List<String> lines = new String(file(), StandardCharsets.UTF_8).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            List<String> without = new ArrayList<>(lines);
            without.remove(i);
            assertThat(check(without)).as("without %d", i).isInstanceOf(Verdict.Broken.class);
            List<String> twice = new ArrayList<>(lines);
            twice.add(i, lines.get(i));
            assertThat(check(twice)).as("twice %d", i).isInstanceOf(Verdict.Broken.class);
        }
        List<String> exchanged = new ArrayList<>(lines);
        exchanged.set(2, lines.get(3));
        exchanged.set(3, lines.get(2));
        assertThat(check(exchanged)).isInstanceOf(Verdict.Broken.class);
    }

    @Test
    void anotherKeyIsNotTrusted() {
        assertThat(EvidenceCheck.check(file(), List.of(SigningKey.random().trusted())))
                .isInstanceOfSatisfying(
                        Verdict.Broken.class,
                        broken -> assertThat(broken.reason()).contains("not signed by a trusted key"));
    }

    @Test
    void withoutAKeyTheFileStillHasToAgreeWithItself() {
        byte[] file = file();
        assertThat(EvidenceCheck.check(file, List.of())).isInstanceOf(Verdict.Holds.class);
        file[100] ^= 1;
        assertThat(EvidenceCheck.check(file, List.of())).isInstanceOf(Verdict.Broken.class);
    }

    @Test
    void whoSealsAForgedFeedIsFoundByTheCheckpoint() {
        // All hashes and the seal are right, made with the key itself; only the signature under the feed is another's.
        EvidenceFile forged = EvidenceFile.about("v-1", "mallory", "2026-03-10T09:00:00+08:00");
        addFeed(forged, CLAIMED);
        assertThat(EvidenceCheck.check(forged.seal(KEY).getBytes(StandardCharsets.UTF_8), TRUSTED))
                .isInstanceOfSatisfying(Verdict.Broken.class, broken -> {
                    assertThat(broken.line()).isEqualTo(5);
                    assertThat(broken.kind()).isEqualTo("event");
                });
    }

    @Test
    void eventsThatNoCheckpointCoversProveNothing() {
        EvidenceFile open = EvidenceFile.about("v-1", "officer", "2026-03-10T09:00:00+08:00");
        ObjectNode event = event(1);
        open.addEvent(HashChain.start(), event, HashChain.next(HashChain.start(), CanonicalJson.write(event)));
        assertThat(EvidenceCheck.check(open.seal(KEY).getBytes(StandardCharsets.UTF_8), TRUSTED))
                .isInstanceOfSatisfying(
                        Verdict.Broken.class,
                        broken -> assertThat(broken.reason()).contains("no checkpoint"));
    }

    @Test
    void anEmptyFileIsNoEvidence() {
        assertThat(EvidenceCheck.check(new byte[0], TRUSTED)).isInstanceOf(Verdict.Broken.class);
        assertThat(EvidenceCheck.check(new byte[] {'\n'}, TRUSTED)).isInstanceOf(Verdict.Broken.class);
    }

    private static Verdict check(List<String> lines) {
        return EvidenceCheck.check((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8), TRUSTED);
    }

    private static int lineOf(byte[] file, int at) {
        return 1
                + (int) new String(Arrays.copyOf(file, at), StandardCharsets.ISO_8859_1)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** Twelve lines. */
    private static byte[] file() {
        EvidenceFile file = EvidenceFile.about("v-1", "officer", "2026-03-10T09:00:00+08:00");
        file.add(Kind.VIOLATION, node("plate", "津A12345").put("maxKmh", 61.5));
        for (int i = 0; i < 5; i++) {
            file.add(Kind.FIX, node("time", TIME.plusSeconds(i).toString()).put("lon", 117.7 + i * 1e-6));
        }
        addFeed(file, KEY);
        return file.seal(KEY).getBytes(StandardCharsets.UTF_8);
    }

    private static void addFeed(EvidenceFile file, SigningKey key) {
        byte[] chain = HashChain.start();
        for (int i = 1; i <= 3; i++) {
            ObjectNode event = event(i);
            byte[] next = HashChain.next(chain, CanonicalJson.write(event));
            file.addEvent(chain, event, next);
            chain = next;
        }
        ObjectNode signed = FeedEventJson.checkpoint(
                4,
                "test",
                TIME,
                Checkpoint.sign(Checkpoint.Log.FEED, 3, chain, TIME, key).write());
        file.addEvent(chain, signed, HashChain.next(chain, CanonicalJson.write(signed)));
    }

    private static ObjectNode event(int sequence) {
        return node("type", "violation.opened").put("sequence", Integer.toString(sequence));
    }

    private static ObjectNode node(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }
}
