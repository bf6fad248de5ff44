package org.hazmat.gateway.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The byte stream: however it is cut, and whatever stands between the frames. */
class StreamTest {

    private static final String REPORT = HandmadeTerminal.report("260310090140");

    private Bench bench;

    @BeforeEach
    void start() throws IOException {
        bench = Bench.start();
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void aFrameMayBeCutAtEachOctet() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            // 7e and 7d in the body, so that a cut falls into an escape too.
            String body = REPORT + "e1037e7d7e";
            int octets = terminal.frame(0x0200, body).length() / 2;
            for (int cut = 1; cut < octets; cut++) {
                String frame = terminal.frame(0x0200, body);
                terminal.send(frame.substring(0, 2 * cut));
                terminal.send(frame.substring(2 * cut));
                assertThat(terminal.answer().body())
                        .as("cut after octet %d", cut)
                        .isEqualTo(HandmadeTerminal.word(terminal.nextSerialNumber() - 1) + "0200" + "00");
            }
            assertThat(bench.server.terminals().badFrames()).isEmpty();
        }
    }

    @Test
    void framesMayComeOctetByOctet() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal2019().loggedIn(Bench.PLATE)) {
            String frame = terminal.frame(0x0200, REPORT);
            for (int i = 0; i < frame.length(); i += 2) {
                terminal.send(frame.substring(i, i + 2));
            }
            assertThat(terminal.answer().body()).isEqualTo("0002" + "0200" + "00");
        }
    }

    @Test
    void framesMayStickTogetherAndShareDelimiters() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            String one = terminal.frame(0x0200, REPORT);
            String two = terminal.frame(0x0002, "");
            String three = terminal.frame(0x0200, HandmadeTerminal.report("260310090150"));
            terminal.send(one + two.substring(2) + three);

            assertThat(terminal.answer().body()).isIn("0002" + "0200" + "00", "0003" + "0002" + "00");
            assertThat(terminal.answer().body()).isIn("0002" + "0200" + "00", "0003" + "0002" + "00");
            assertThat(terminal.answer().body()).isEqualTo("0004" + "0200" + "00");
        }
    }

    @Test
    void badFramesAreCountedAndTheConnectionGoesOn() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            String good = terminal.frame(0x0200, REPORT);
            int lastOfCheckCode = good.length() - 3;
            char digit = good.charAt(lastOfCheckCode);
            String badCheckCode = good.substring(0, lastOfCheckCode) + (digit == '0' ? '1' : '0') + "7e";
            terminal.send("474554202f" + badCheckCode + "7e7d037e" + good);

            assertThat(terminal.answer().body()).isEqualTo("0002" + "0200" + "00");
            assertThat(bench.journal.arrivals()).hasSize(1);
            assertThat(bench.server.counters().badFrames()).contains(entry("bad-check-code", 1L));
            assertThat(bench.server.terminals().badFrames()).anySatisfy(bad -> {
                assertThat(bad.reason()).isEqualTo("bad-check-code");
                assertThat(bad.hex()).isEqualToIgnoringCase(badCheckCode);
                assertThat(bad.at()).isEqualTo(bench.now());
                assertThat(bad.address()).startsWith("127.0.0.1:");
            });
        }
    }

    @Test
    void aBodyThatIsTooShortIsMalformed() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            assertThat(terminal.ask(0x0200, REPORT.substring(0, 40)).body()).isEqualTo("0002" + "0200" + "02");
            assertThat(terminal.ask(0x0200, REPORT).body()).isEqualTo("0003" + "0200" + "00");
            assertThat(bench.journal.arrivals()).hasSize(1);
            assertThat(bench.server.counters().badFrames()).contains(entry("bad-body", 1L));
        }
    }

    @Test
    void aHundredBadFramesInARowAreTooMany() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            terminal.send("7e01027e".repeat(99));
            assertThat(terminal.ask(0x0002, "").body()).endsWith("000200");
            terminal.send("7e01027e".repeat(100));

            assertThat(terminal.seesClose()).isTrue();
            await().untilAsserted(
                            () -> assertThat(bench.server.counters().closed()).contains(entry("too-many-bad", 1L)));
            assertThat(bench.server.terminals().badFrames()).hasSizeLessThanOrEqualTo(BadFrames.KEPT);
        }
    }

    @Test
    void aTerminalThatHasFinishedSpeakingStillHearsItsAnswers() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            bench.journal.hold();
            terminal.send(terminal.frame(0x0200, REPORT));
            terminal.shutdownOutput();
            await().until(() -> bench.journal.arrivals().size() == 1);
            assertThat(terminal.hearsNothing(200)).isTrue();
            bench.journal.release();

            assertThat(terminal.answer().body()).isEqualTo("0002" + "0200" + "00");
            assertThat(terminal.seesClose()).isTrue();
        }
    }

    @Test
    void aStoppingServerAcknowledgesWhatItHasTaken() throws Exception {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            bench.journal.hold();
            terminal.send(terminal.frame(0x0200, REPORT));
            await().until(() -> bench.journal.arrivals().size() == 1);
            Thread stopping = new Thread(bench::close);
            stopping.start();
            assertThat(terminal.hearsNothing(200)).isTrue();
            bench.journal.release();

            assertThat(terminal.answer().body()).isEqualTo("0002" + "0200" + "00");
            assertThat(terminal.seesClose()).isTrue();
            stopping.join(Duration.ofSeconds(10));
            assertThat(stopping.isAlive()).isFalse();
        }
    }
}
