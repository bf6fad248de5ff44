package org.hazmat.gateway.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** When there is too much, sockets are read more slowly; nothing is dropped. */
class PressureTest {

    @Test
    void aFullIntakeStopsTheReadingAndNothingIsLost() throws IOException {
        try (Bench bench = Bench.start();
                HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            bench.journal.fill();
            terminal.send(reports(terminal, 50));
            await().until(() -> bench.journal.refused() > 0);
            assertThat(terminal.hearsNothing(200)).isTrue();
            // One is offered and refused; the others wait behind it.
            assertThat(bench.journal.refused()).isEqualTo(1);
            bench.journal.makeRoom();

            assertAcknowledged(terminal, 2, 50);
            assertThat(bench.journal.arrivals()).hasSize(50);
        }
    }

    @Test
    void atMost64FramesOfAConnectionAreUnacknowledged() throws IOException {
        try (Bench bench = Bench.start();
                HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            bench.journal.hold();
            terminal.send(reports(terminal, 500));
            await().until(() -> bench.journal.arrivals().size() == 64);
            assertThat(terminal.hearsNothing(200)).isTrue();
            assertThat(bench.journal.arrivals()).hasSize(64);
            bench.journal.release();

            assertAcknowledged(terminal, 2, 500);
            assertThat(bench.journal.arrivals()).hasSize(500);
        }
    }

    @Test
    void aTerminalThatSendsTooFastIsReadMoreSlowly() throws IOException {
        try (Bench bench = Bench.start(Bench.config().withRate(RateLimit.parse("100/s burst 100")));
                HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            long began = System.nanoTime();
            terminal.send(reports(terminal, 150));

            assertAcknowledged(terminal, 2, 150);
            // 152 frames, of which 100 at once and the others at 10 ms each.
            assertThat(System.nanoTime() - began).isGreaterThan(400_000_000L);
            assertThat(bench.server.counters().totals().get("rate-pauses")).isPositive();
        }
    }

    @Test
    void withoutALimitItIsReadAsFastAsItSends() throws IOException {
        try (Bench bench = Bench.start(Bench.config().withRate(RateLimit.OFF));
                HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            terminal.send(reports(terminal, 3000));

            assertAcknowledged(terminal, 2, 3000);
            assertThat(bench.server.counters().totals().get("rate-pauses")).isZero();
        }
    }

    private static String reports(HandmadeTerminal terminal, int count) {
        StringBuilder frames = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String time = "2603100%d%02d%02d".formatted(i / 3600, i / 60 % 60, i % 60);
            frames.append(terminal.frame(0x0200, HandmadeTerminal.report(time)));
        }
        return frames.toString();
    }

    private static void assertAcknowledged(HandmadeTerminal terminal, int firstSerial, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            assertThat(terminal.answer().body()).isEqualTo(HandmadeTerminal.word(firstSerial + i) + "0200" + "00");
        }
    }
}
