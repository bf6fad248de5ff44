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
}
