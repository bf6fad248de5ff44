package org.hazmat.gateway.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import org.hazmat.gateway.journal.Arrival;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages that come in several frames. */
class SubPackageTest {

    /** Two reports of a blind area, cut in the middle of the first. */
    private static final String BATCH = "0002" + "01"
            + "001c" + HandmadeTerminal.report("260310090140")
            + "001c" + HandmadeTerminal.report("260310090150");

    private static final String FIRST = BATCH.substring(0, 40);
    private static final String SECOND = BATCH.substring(40);

    private Bench bench;

    @BeforeEach
    void start() throws IOException {
        bench = Bench.start(Bench.config()
                .withLimits(new Limits(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(180),
                        Duration.ofMillis(200),
                        64,
                        100)));
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void theWholeMessageIsOneArrivalAndEachFrameIsAcknowledged() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            String first = terminal.subPackage(0x0704, FIRST, 2, 1);
            String second = terminal.subPackage(0x0704, SECOND, 2, 2);
            terminal.send(first);
            assertThat(terminal.hearsNothing(200)).isTrue();
            terminal.send(second);

            assertThat(terminal.answer().body()).isEqualTo("0002" + "0704" + "00");
            assertThat(terminal.answer().body()).isEqualTo("0003" + "0704" + "00");
            Arrival arrival = bench.journal.arrivals().getFirst();
            assertThat(arrival.fixes()).hasSize(2);
            assertThat(HexFormat.of().formatHex(arrival.frame())).isEqualTo(first + second);
        }
    }

    @Test
    void theOrderDoesNotMatter() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal2019().loggedIn(Bench.PLATE)) {
            String first = terminal.subPackage(0x0704, FIRST, 2, 1);
            String second = terminal.subPackage(0x0704, SECOND, 2, 2);
            terminal.send(second + first);

            assertThat(terminal.answer().body()).isEqualTo("0002" + "0704" + "00");
            assertThat(bench.journal.arrivals().getFirst().fixes()).hasSize(2);
        }
    }

    @Test
    void whatIsNeverCompletedIsGivenUp() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            terminal.send(terminal.subPackage(0x0704, FIRST, 2, 1));
            assertThat(terminal.ask(0x0002, "").body()).endsWith("000200");
            bench.pass(Duration.ofSeconds(61));

            await().untilAsserted(
                            () -> assertThat(bench.server.counters().refused()).contains(entry("incomplete", 1L)));
            assertThat(bench.journal.arrivals()).isEmpty();
        }
    }

    @Test
    void aNumberBeyondTheTotalIsRefused() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            terminal.send(terminal.subPackage(0x0704, FIRST, 2, 3));
            assertThat(terminal.answer().body()).endsWith("070401");
            assertThat(bench.server.counters().refused()).contains(entry("sub-package", 1L));
        }
    }

    @Test
    void partsOfWhatIsNotSupportedAreKeptOneByOne() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            terminal.send(terminal.subPackage(0x0F01, "01020304", 9, 1));
            assertThat(terminal.answer().body()).isEqualTo("0002" + "0f01" + "03");
            assertThat(bench.journal.arrivals()).hasSize(1);
        }
    }

    /** After 5, 10 and 30 s, as T(n+1) = T(n)·(n+1) has it, and then no more; seen to fail when the pauses did not grow. */
    @ParameterizedTest
    @CsvSource({"false, 01", "true, 0001"})
    void whatIsMissingIsAskedForThreeTimesAndThenGivenUp(boolean edition2019, String count) throws IOException {
        try (HandmadeTerminal terminal =
                (edition2019 ? bench.terminal2019() : bench.terminal()).loggedIn(Bench.PLATE)) {
            String first = terminal.subPackage(0x0704, FIRST, 2, 1);
            terminal.send(first);
            assertThat(terminal.hearsNothing(300)).isTrue();
            for (int pause : new int[] {5, 10, 30}) {
                bench.pass(Duration.ofSeconds(pause - 1));
                assertThat(terminal.hearsNothing(1200)).isTrue();
                bench.pass(Duration.ofSeconds(1));
                HandmadeTerminal.Answer asked = terminal.answer();
                assertThat(asked.id()).isEqualTo(0x8003);
                assertThat(asked.body()).isEqualTo("0002" + count + "0002");
            }
            bench.pass(Duration.ofSeconds(14));
            assertThat(terminal.hearsNothing(1200)).isTrue();
            bench.pass(Duration.ofSeconds(1));
            await().untilAsserted(
                            () -> assertThat(bench.server.counters().refused()).contains(entry("incomplete", 1L)));
            assertThat(bench.server.counters().totals()).contains(entry("retransmission-requests", 3L));
        }
    }

    @Test
    void whatWasMissingCompletesTheMessageWhenItComesAgain() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            String first = terminal.subPackage(0x0704, FIRST, 2, 1);
            String second = terminal.subPackage(0x0704, SECOND, 2, 2);
            terminal.send(second);
            assertThat(terminal.hearsNothing(200)).isTrue();
            bench.pass(Duration.ofSeconds(5));
            assertThat(terminal.answer().body()).isEqualTo("0002" + "01" + "0001");
            terminal.send(first);
            assertThat(terminal.answer().body()).isEqualTo("0002" + "0704" + "00");
            assertThat(bench.journal.arrivals().getFirst().fixes()).hasSize(2);
        }
    }

    /** 2011 has no 0x8003; its registration is what tells it from 2013. */
    @Test
    void aTerminalOf2011IsNotAskedForWhatItCannotUnderstand() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal()) {
            String body = "000c0074" + HandmadeTerminal.text("70111") + HandmadeTerminal.text("HT-8    ")
                    + HandmadeTerminal.text("T000001") + "02" + HandmadeTerminal.text(Bench.PLATE);
            String code = terminal.ask(0x0100, body).body().substring(6);
            assertThat(terminal.ask(0x0102, code).body()).endsWith("010200");
            terminal.send(terminal.subPackage(0x0704, FIRST, 2, 1));
            assertThat(terminal.hearsNothing(200)).isTrue();
            bench.pass(Duration.ofSeconds(6));
            assertThat(terminal.hearsNothing(1500)).isTrue();
        }
    }

    /** The first of two that claim to be one number counts, whatever the second one holds. */
    @Test
    void anotherContentUnderTheSameNumberChangesNothing() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            String first = terminal.subPackage(0x0704, FIRST, 2, 1);
            String second = terminal.subPackage(0x0704, SECOND, 2, 2);
            String forged = HandmadeTerminal.wire("0704" + HandmadeTerminal.word(20 | 1 << 13) + "013912345678" + "0002"
                    + "00020001" + "ff".repeat(20));
            terminal.send(first + forged + first + second);
            assertThat(terminal.answer().body()).isEqualTo("0002" + "0704" + "00");
            assertThat(HexFormat.of()
                            .formatHex(bench.journal.arrivals().getFirst().frame()))
                    .isEqualTo(first + second);
        }
    }

    /** Two waybills at once, their parts in turn: the first serial number keeps them apart. */
    @Test
    void twoUploadsOfOneMessageDoNotMix() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            String a1 = terminal.subPackage(0x0701, "00000004" + "4141", 2, 1);
            String a2 = terminal.subPackage(0x0701, "4142", 2, 2);
            String b1 = terminal.subPackage(0x0701, "00000004" + "4241", 2, 1);
            String b2 = terminal.subPackage(0x0701, "4242", 2, 2);
            terminal.send(b2 + a1 + b1 + a2);
            for (String serial : new String[] {"0004", "0005", "0002", "0003"}) {
                assertThat(terminal.answer().body()).isEqualTo(serial + "0701" + "00");
            }
            assertThat(bench.journal.arrivals())
                    .extracting(arrival -> arrival.told().events().getFirst().data())
                    .containsExactly("{\"text\":\"BABB\"}", "{\"text\":\"AAAB\"}");
        }
    }

    @Test
    void sixtyFiveThousandPartsAreRefusedAtOnce() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            terminal.send(terminal.subPackage(0x0704, FIRST, 65_535, 1));
            assertThat(terminal.answer().body()).endsWith("070401");
            terminal.send(terminal.subPackage(0x0801, FIRST, 65_535, 1));
            assertThat(terminal.answer().body()).endsWith("080101");
            assertThat(bench.journal.arrivals()).isEmpty();
        }
    }

    /** A terminal that shuts its side while something is missing is closed, and nothing is held for it any more. */
    @Test
    void aHalfClosedConnectionIsNotWaitedFor() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            terminal.send(terminal.subPackage(0x0704, FIRST, 2, 1));
            terminal.shutdownOutput();
            assertThat(terminal.seesClose()).isTrue();
        }
        await().untilAsserted(() -> assertThat(bench.server.counters().online()).isZero());
    }

    /** A picture's head: id 7, image, JPEG, collision, channel 2; then the location block of 28 octets, and data. */
    private static final String PICTURE =
            "00000007" + "00" + "00" + "03" + "02" + HandmadeTerminal.report("260310090140") + "ffd8";

    /** Each part is acknowledged, so that the camera goes on, and the whole by 0x8800 without a list (jt808.md 10.13). */
    @Test
    void eachPartOfAnUploadIsKeptAndTheWholeIsAnsweredBy0x8800() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            terminal.send(terminal.subPackage(0x0801, PICTURE, 3, 1));
            assertThat(terminal.answer().body()).isEqualTo("0002" + "0801" + "00");
            String second = terminal.subPackage(0x0801, "0102", 3, 2);
            terminal.send(terminal.subPackage(0x0801, "0304", 3, 3));
            assertThat(terminal.answer().body()).isEqualTo("0004" + "0801" + "00");
            bench.pass(Duration.ofSeconds(5));
            HandmadeTerminal.Answer asked = terminal.answer();
            assertThat(asked.id()).isEqualTo(0x8800);
            assertThat(asked.body()).isEqualTo("00000007" + "01" + "0002");
            terminal.send(second);
            assertThat(terminal.answer().body()).isEqualTo("0003" + "0801" + "00");
            HandmadeTerminal.Answer whole = terminal.answer();
            assertThat(whole.id()).isEqualTo(0x8800);
            assertThat(whole.body()).isEqualTo("00000007");
            assertThat(bench.journal.arrivals()).hasSize(3);
            assertThat(bench.journal
                            .arrivals()
                            .getLast()
                            .told()
                            .events()
                            .getFirst()
                            .data())
                    .contains("\"mediaId\":7", "\"uploaded\":true");
        }
    }

    @Test
    void anUploadWhoseHeadIsMissingIsAskedForBy0x8003() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal2019().loggedIn(Bench.PLATE)) {
            terminal.subPackage(0x0801, PICTURE, 2, 1);
            terminal.send(terminal.subPackage(0x0801, "0102", 2, 2));
            assertThat(terminal.answer().body()).endsWith("080100");
            bench.pass(Duration.ofSeconds(5));
            HandmadeTerminal.Answer asked = terminal.answer();
            assertThat(asked.id()).isEqualTo(0x8003);
            assertThat(asked.body()).isEqualTo("0002" + "0001" + "0001");
        }
    }
}
