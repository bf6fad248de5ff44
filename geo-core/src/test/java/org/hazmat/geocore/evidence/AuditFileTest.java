package org.hazmat.geocore.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.hazmat.geocore.evidence.EvidenceCheck.Verdict;
import org.hazmat.geocore.evidence.EvidenceFile.Kind;
import org.junit.jupiter.api.Test;

/**
 * An export of the audit log shows what was done to the log before it was exported, and to the file afterwards. Seen to fail without the
 * comparison of an entry's chain (changed entry), of its number (taken out), of a checkpoint's chain (written anew), and of what the feed
 * has shown (tail cut off).
 */
class AuditFileTest {
    private static final SigningKey KEY = SigningKey.random();
    private static final List<TrustedKey> TRUSTED = List.of(KEY.trusted());
    private static final Instant TIME = Instant.parse("2026-03-10T01:00:00Z");
    private static final int ENTRIES = 30;

    /** A row of the log as the table holds it. */
    private record Row(String json, String chain) {}

    @Test
    void anUnchangedLogHolds() {
        assertThat(check(log(), ENTRIES))
                .isEqualTo(new Verdict.Holds(
                        "audit log, entries 1 to 30 of 30", 34, KEY.trusted().id()));
    }

    @Test
    void everyChangedOctetOfTheFileIsFoundInItsLine() {
        byte[] file = file(log(), ENTRIES);
        Random random = new Random(20260310);
        for (int i = 0; i < 2_000; i++) {
            byte[] changed = file.clone();
            int at = random.nextInt(file.length);
            changed[at] ^= (byte) (1 + random.nextInt(255));
            Verdict verdict = EvidenceCheck.check(changed, TRUSTED);
            assertThat(verdict).as("octet %d", at).isInstanceOf(Verdict.Broken.class);
            assertThat(((Verdict.Broken) verdict).line()).as("octet %d", at).isEqualTo(lineOf(file, at));
        }
    }

    @Test
    void twoChangesAtOnceAreFoundInTheFirstOfTheirLines() {
        byte[] file = file(log(), ENTRIES);
        Random random = new Random(20260311);
        for (int i = 0; i < 2_000; i++) {
            int first = random.nextInt(file.length);
            int second = (first + 1 + random.nextInt(file.length - 1)) % file.length;
            byte[] changed = file.clone();
            changed[first] ^= (byte) (1 + random.nextInt(255));
            changed[second] ^= (byte) (1 + random.nextInt(255));
            Verdict verdict = EvidenceCheck.check(changed, TRUSTED);
            assertThat(verdict).as("octets %d and %d", first, second).isInstanceOf(Verdict.Broken.class);
            assertThat(((Verdict.Broken) verdict).line())
                    .as("octets %d and %d", first, second)
                    .isEqualTo(lineOf(file, Math.min(first, second)));
        }
    }

    /** Lines: header, 20 entries, the checkpoint, 10 entries, the witness, the seal. */
    @Test
    void linesTakenOutOrSwappedAreFoundAtTheFirstOfThem() {
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            List<String> without = new ArrayList<>(lines);
            without.remove(i);
            assertThat(brokenLine(without)).as("without line %d", i + 1).isEqualTo(i + 1);
            for (int j = i + 1; j < lines.size(); j++) {
                List<String> swapped = new ArrayList<>(lines);
                Collections.swap(swapped, i, j);
                assertThat(brokenLine(swapped))
                        .as("lines %d and %d swapped", i + 1, j + 1)
                        .isEqualTo(i + 1);
            }
        }
    }

    @Test
    void aLineCopiedElsewhereIsFoundWhereItStands() {
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            for (int j = 0; j <= lines.size(); j++) {
                List<String> more = new ArrayList<>(lines);
                more.add(j, lines.get(i));
                // Before itself it is the second of two that is too many.
                assertThat(brokenLine(more))
                        .as("line %d copied before line %d", i + 1, j + 1)
                        .isEqualTo(i == j ? j + 2 : j + 1);
            }
        }
    }

    /** Wherever it is cut, within a line or between two. */
    @Test
    void aCutTailIsFoundWhereItWasCut() {
        byte[] file = file(log(), ENTRIES);
        for (int length = 0; length < file.length; length++) {
            assertThat(brokenLine(Arrays.copyOf(file, length)))
                    .as("cut to %d octets", length)
                    .isEqualTo(lineOf(file, length));
        }
    }

    private static List<String> lines() {
        return new String(file(log(), ENTRIES), StandardCharsets.UTF_8).lines().toList();
    }

    private static int brokenLine(List<String> lines) {
        return brokenLine((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** 0 when it holds. */
    private static int brokenLine(byte[] file) {
        return EvidenceCheck.check(file, TRUSTED) instanceof Verdict.Broken broken ? broken.line() : 0;
    }

    @Test
    void aChangedEntryIsNamed() {
        List<Row> log = log();
        log.set(16, new Row(log.get(16).json.replace("person-17", "person-71"), log.get(16).chain));
        assertThat(reason(log, ENTRIES)).startsWith("entry 17 was changed");
    }

    @Test
    void anEntryThatIsNoJsonAnyMoreIsNamed() {
        List<Row> log = log();
        log.set(4, new Row("{\"sequence\":5", log.get(4).chain));
        assertThat(reason(log, ENTRIES)).startsWith("entry 5 was changed");
    }

    @Test
    void anEntryTakenOutIsNamedWhetherItsNumberIsLeftOutOrTaken() {
        List<Row> gap = log();
        gap.remove(8);
        assertThat(reason(gap, ENTRIES)).startsWith("entry 9 is missing");
        List<Row> closed = log();
        closed.remove(8);
        for (int i = 8; i < closed.size(); i++) {
            closed.set(i, new Row(entry(i + 1, "person-" + (i + 2)), closed.get(i).chain));
        }
        assertThat(reason(closed, ENTRIES - 1)).startsWith("entry 9 was changed");
    }

    @Test
    void aLogThatIsWrittenAnewIsAnotherThanWasSigned() {
        List<Row> forged = chained(12, "nobody");
        assertThat(reason(forged, ENTRIES)).startsWith("the log up to entry 20 is another than was signed");
    }

    @Test
    void aTailThatIsCutOffShowsByWhatTheFeedHasShown() {
        assertThat(reason(log().subList(0, 27), 27))
                .isEqualTo("the log ends with entry 27, but the feed has shown it up to entry 30");
        assertThat(reason(log().subList(0, 15), 15))
                .isEqualTo("the log ends with entry 15, but was signed up to entry 20");
    }

    @Test
    void aSignatureUnderTheFeedIsNoneUnderTheLog() {
        EvidenceFile file = EvidenceFile.ofAudit(new EvidenceFile.Span(1, HashChain.start(), 1, 0), "admin", "t");
        Row only = log().getFirst();
        file.addEntry(only.json, only.chain);
        byte[] chain = HexFormat.of().parseHex(only.chain);
        file.add(
                Kind.CHECKPOINT,
                Checkpoint.sign(Checkpoint.Log.FEED, 1, chain, TIME, KEY).write());
        assertThat(EvidenceCheck.check(file.seal(KEY).getBytes(StandardCharsets.UTF_8), TRUSTED))
                .isInstanceOfSatisfying(
                        Verdict.Broken.class,
                        broken -> assertThat(broken.reason()).contains("not signed by a trusted key"));
    }

    private static String reason(List<Row> log, int newest) {
        return ((Verdict.Broken) check(log, newest)).reason();
    }

    private static Verdict check(List<Row> log, int newest) {
        return EvidenceCheck.check(file(log, newest), TRUSTED);
    }

    /** As it is exported: signed at entry 20 and shown by the feed at entry 30, whatever the log has become since. */
    private static byte[] file(List<Row> log, int newest) {
        List<Row> signed = log();
        EvidenceFile.Span span = new EvidenceFile.Span(1, HashChain.start(), newest, ENTRIES);
        EvidenceFile file = EvidenceFile.ofAudit(span, "admin", "2026-03-10T09:00:00+08:00");
        for (int i = 0; i < log.size(); i++) {
            file.addEntry(log.get(i).json, log.get(i).chain);
            if (i == 19) {
                file.add(Kind.CHECKPOINT, checkpoint(20, signed));
            }
            if (i == ENTRIES - 1) {
                file.add(Kind.WITNESS, checkpoint(ENTRIES, signed));
            }
        }
        if (log.size() < 20) {
            file.add(Kind.CHECKPOINT, checkpoint(20, signed));
        }
        return file.seal(KEY).getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode checkpoint(int sequence, List<Row> log) {
        byte[] chain = HexFormat.of().parseHex(log.get(sequence - 1).chain);
        return Checkpoint.sign(Checkpoint.Log.AUDIT, sequence, chain, TIME, KEY).write();
    }

    private static List<Row> log() {
        return chained(0, "");
    }

    /** Its entry {@code other} is by somebody else. */
    private static List<Row> chained(int other, String author) {
        List<Row> rows = new ArrayList<>();
        byte[] chain = HashChain.start();
        for (int i = 1; i <= ENTRIES; i++) {
            String json = entry(i, i == other ? author : "person-" + i);
            chain = HashChain.next(chain, json);
            rows.add(new Row(json, HexFormat.of().formatHex(chain)));
        }
        return rows;
    }

    private static String entry(int sequence, String author) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.put("sequence", sequence);
        entry.put("author", author);
        entry.put("action", "view");
        return CanonicalJson.write(entry);
    }

    private static int lineOf(byte[] file, int at) {
        return 1
                + (int) new String(Arrays.copyOf(file, at), StandardCharsets.ISO_8859_1)
                        .chars()
                        .filter(octet -> octet == '\n')
                        .count();
    }
}
