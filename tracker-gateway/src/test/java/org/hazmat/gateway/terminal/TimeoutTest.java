package org.hazmat.gateway.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long a connection may be silent or slow (design.md 8), in a hurry. */
class TimeoutTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void whoSaysNothingSoundIsNotWaitedFor() throws IOException {
        assertClosed(new Limits(SHORT, LONG, LONG, LONG, 64, 100), "", "no-frame");
    }

    @Test
    void garbageIsNothingSound() throws IOException {
        assertClosed(new Limits(SHORT, LONG, LONG, LONG, 64, 100), "474554", "no-frame");
    }

    @Test
    void whoDoesNotAuthenticateIsNotWaitedFor() throws IOException {
        // A heartbeat of 2013 by hand: id, properties, phone, serial number, check code.
        String heartbeat = HandmadeTerminal.wire("0002" + "0000" + "013912345678" + "0000");
        assertClosed(new Limits(LONG, SHORT, LONG, LONG, 64, 100), heartbeat, "not-authenticated");
    }

    @Test
    void aFrameThatIsBegunHasToEnd() throws IOException {
        assertClosed(new Limits(LONG, LONG, LONG, SHORT, 64, 100), "7e0200", "unterminated");
    }

    @Test
    void aSilentTerminalIsIdle() throws IOException {
        try (Bench bench = Bench.start(Bench.config().withLimits(new Limits(LONG, LONG, SHORT, LONG, 64, 100)));
                HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            assertThat(terminal.seesClose()).isTrue();
            await().untilAsserted(
                            () -> assertThat(bench.server.counters().closed()).contains(entry("idle", 1L)));
        }
    }

    @Test
    void aTerminalThatWeDoNotReadIsNotIdle() throws IOException {
        try (Bench bench = Bench.start(Bench.config().withLimits(new Limits(LONG, LONG, SHORT, SHORT, 64, 100)));
                HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            bench.journal.fill();
            terminal.send(terminal.frame(0x0200, HandmadeTerminal.report("260310090140")));
            assertThat(terminal.hearsNothing(1200)).isTrue();
            bench.journal.makeRoom();

            assertThat(terminal.answer().body()).isEqualTo("0002" + "0200" + "00");
        }
    }

    /** It sends and sends, and takes none of our answers: once no buffer takes any more of them, it counts as idle. */
    @Test
    void aTerminalThatReadsNothingIsNotKept() throws IOException {
        Limits limits = new Limits(LONG, LONG, SHORT, LONG, 64, 100);
        try (Bench bench = Bench.start(Bench.config().withRate(RateLimit.OFF).withLimits(limits));
                HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            String heartbeats = terminal.frame(0x0002, "").repeat(10_000);
            assertTimeoutPreemptively(
                    Duration.ofSeconds(40),
                    () -> assertThatThrownBy(() -> sendForEver(terminal, heartbeats))
                            .isInstanceOf(IOException.class));
            await().untilAsserted(
                            () -> assertThat(bench.server.counters().closed()).contains(entry("idle", 1L)));
        }
    }

    private static void sendForEver(HandmadeTerminal terminal, String frames) throws IOException {
        while (true) {
            terminal.send(frames);
        }
    }

    private static void assertClosed(Limits limits, String sent, String reason) throws IOException {
        try (Bench bench = Bench.start(Bench.config().withLimits(limits));
                HandmadeTerminal terminal = bench.terminal()) {
            terminal.send(sent);
            assertThat(terminal.seesClose()).isTrue();
            await().untilAsserted(
                            () -> assertThat(bench.server.counters().closed()).contains(entry(reason, 1L)));
        }
    }
}
