package org.hazmat.gateway.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import org.hazmat.gateway.journal.Arrival;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an authenticated terminal reports, and when it is acknowledged. */
class ReportTest {

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
    void aLocationReportBecomesAFix() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            String frame = terminal.frame(0x0200, REPORT);
            terminal.send(frame);
            assertThat(terminal.answer().body()).isEqualTo("0002" + "0200" + "00");

            Arrival arrival = bench.journal.arrivals().getFirst();
            assertThat(arrival.vehicle()).isEqualTo(Bench.VEHICLE);
            assertThat(arrival.phoneNumber()).isEqualTo("013912345678");
            assertThat(arrival.receivedAt()).isEqualTo(bench.now());
            assertThat(HexFormat.of().formatHex(arrival.frame())).isEqualTo(frame);
            assertThat(arrival.fixes())
                    .containsExactly(new Fix(
                            Instant.parse("2026-03-10T01:01:40Z"),
                            new Position(117_700_000, 38_900_000),
                            45.6,
                            90,
                            5,
                            0,
                            3,
                            Digest.of(HexFormat.of().parseHex(REPORT))));
        }
    }

    @Test
    void a2019ReportIsTheSame() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal2019().loggedIn(Bench.PLATE)) {
            assertThat(terminal.ask(0x0200, REPORT).body()).isEqualTo("0002" + "0200" + "00");
            assertThat(bench.journal.arrivals().getFirst().fixes().getFirst().digest())
                    .isEqualTo(Digest.of(HexFormat.of().parseHex(REPORT)));
        }
    }

    @Test
    void theDigestCoversTheAdditionalItems() throws IOException {
        String withMileage = REPORT + "0104000000c8";
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            terminal.ask(0x0200, withMileage);
            assertThat(bench.journal.arrivals().getFirst().fixes().getFirst().digest())
                    .isEqualTo(Digest.of(HexFormat.of().parseHex(withMileage)));
        }
    }

    @Test
    void southAndWestAreNegative() throws IOException {
        String south = "00000000" + "0000000f" + REPORT.substring(16);
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            terminal.ask(0x0200, south);
            assertThat(bench.journal.arrivals().getFirst().fixes().getFirst().position())
                    .isEqualTo(new Position(-117_700_000, -38_900_000));
        }
    }

    @Test
    void aTimeThatNoCalendarHasIsKeptAsNoTime() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            String answer = terminal.ask(0x0200, HandmadeTerminal.report("000000000000"))
                    .body();
            assertThat(answer).endsWith("020000");
            assertThat(bench.journal.arrivals().getFirst().fixes().getFirst().time())
                    .isEqualTo(Instant.EPOCH);
        }
    }

    @Test
    void nothingIsAcknowledgedBeforeItIsDurable() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            bench.journal.hold();
            terminal.send(terminal.frame(0x0200, REPORT));
            terminal.send(terminal.frame(0x0200, HandmadeTerminal.report("260310090150")));
            await().until(() -> bench.journal.arrivals().size() == 2);
            assertThat(terminal.hearsNothing(300)).isTrue();

            bench.journal.release();
            assertThat(terminal.answer().body()).isEqualTo("0002" + "0200" + "00");
            assertThat(terminal.answer().body()).isEqualTo("0003" + "0200" + "00");
        }
    }

    @Test
    void aHeartbeatDoesNotWaitForTheDisk() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            bench.journal.hold();
            terminal.send(terminal.frame(0x0200, REPORT));

            assertThat(terminal.ask(0x0002, "").body()).isEqualTo("0003" + "0002" + "00");
            assertThat(bench.journal.heard()).contains(Bench.VEHICLE);
            bench.journal.release();
        }
    }

    @Test
    void aResendIsHandedOnAndAcknowledgedAgain() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            String frame = terminal.frame(0x0200, REPORT);
            terminal.send(frame + frame);

            assertThat(terminal.answer().body()).isEqualTo("0002" + "0200" + "00");
            assertThat(terminal.answer().body()).isEqualTo("0002" + "0200" + "00");
            assertThat(bench.journal.arrivals())
                    .hasSize(2)
                    .allSatisfy(arrival -> assertThat(arrival.fixes().getFirst().digest())
                            .isEqualTo(Digest.of(HexFormat.of().parseHex(REPORT))));
        }
    }

    @Test
    void aBatchIsOneArrivalWithAllItsFixes() throws IOException {
        String batch = "0002" + "01" + "001c" + REPORT + "001c" + HandmadeTerminal.report("260310090150");
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            assertThat(terminal.ask(0x0704, batch).body()).isEqualTo("0002" + "0704" + "00");

            assertThat(bench.journal.arrivals())
                    .singleElement()
                    .satisfies(arrival -> assertThat(arrival.fixes())
                            .extracting(Fix::time)
                            .containsExactly(
                                    Instant.parse("2026-03-10T01:01:40Z"), Instant.parse("2026-03-10T01:01:50Z")));
            // The same report alone is the same report.
            assertThat(bench.journal.arrivals().getFirst().fixes().getFirst().digest())
                    .isEqualTo(Digest.of(HexFormat.of().parseHex(REPORT)));
        }
    }

    @Test
    void aDamagedReportDoesNotCostThoseBeforeIt() throws IOException {
        String batch = "0002" + "01" + "001c" + REPORT + "001c" + "0000";
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            assertThat(terminal.ask(0x0704, batch).body()).endsWith("070400");
            assertThat(bench.journal.arrivals().getFirst().fixes()).hasSize(1);
            assertThat(bench.server.terminals().badFrames()).hasSize(1);
        }
    }

    @Test
    void anUnknownMessageIsKeptAndNotSupported() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            bench.journal.hold();
            String frame = terminal.frame(0x0f0f, "0102037e7d");
            terminal.send(frame);
            assertThat(terminal.hearsNothing(200)).isTrue();
            bench.journal.release();

            assertThat(terminal.answer().body()).isEqualTo("0002" + "0f0f" + "03");
            Arrival arrival = bench.journal.arrivals().getFirst();
            assertThat(arrival.fixes()).isEmpty();
            assertThat(HexFormat.of().formatHex(arrival.frame())).isEqualTo(frame);
        }
    }

    @Test
    void anEncryptedBodyIsKeptAndNotSupported() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            // Properties 0x041c: bit 10, RSA, and 28 octets.
            terminal.send(HandmadeTerminal.wire("0200" + "041c" + "013912345678" + "0009" + REPORT));

            assertThat(terminal.answer().body()).isEqualTo("0009" + "0200" + "03");
            assertThat(bench.journal.arrivals().getFirst().fixes()).isEmpty();
        }
    }

    @Test
    void theServerTellsTheTimeInUtc() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal2019().loggedIn(Bench.PLATE)) {
            HandmadeTerminal.Answer answer = terminal.ask(0x0004, "");
            assertThat(answer.id()).isEqualTo(0x8004);
            assertThat(answer.body()).isEqualTo("260310010000");
        }
    }

    @Test
    void aTerminalsOwnAnswersAreNotAnswered() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            terminal.send(terminal.frame(0x0001, "0000" + "8300" + "00"));
            assertThat(terminal.ask(0x0002, "").body()).isEqualTo("0003" + "0002" + "00");
        }
    }

    /** A driver's card that went out at 18:30; a waybill as a vendor uses it; a message that no standard has. */
    @ParameterizedTest
    @CsvSource({"0702, 02200721183000, 00", "0701, 054d442c4f4b, 00", "0f0f, 0102, 03"})
    void whatIsReadableIsKeptAsItCameAndAnsweredByWhatIsKnownOfIt(String id, String body, String result)
            throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            String frame = terminal.frame(Integer.parseInt(id, 16), body);
            terminal.send(frame);
            assertThat(terminal.answer().body()).isEqualTo("0002" + id + result);
            assertThat(HexFormat.of()
                            .formatHex(bench.journal.arrivals().getFirst().frame()))
                    .isEqualTo(frame);
        }
    }

    @Test
    void halfADriversCardIsMalformed() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            assertThat(terminal.ask(0x0702, "02200721").body()).isEqualTo("0002" + "0702" + "02");
            assertThat(bench.journal.arrivals()).isEmpty();
        }
    }

    /** The answer to 0x8201 is a report like any other. */
    @Test
    void aLocationThatWasAskedForIsAFix() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            assertThat(terminal.ask(0x0201, "0007" + REPORT).body()).isEqualTo("0002" + "0201" + "00");
            assertThat(bench.journal.arrivals().getFirst().fixes()).hasSize(1);
        }
    }

    @Test
    void allIsCounted() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            terminal.ask(0x0200, REPORT);
            terminal.ask(0x0f0f, "");

            TerminalCounters counters = bench.server.counters();
            assertThat(counters.open()).isEqualTo(1);
            assertThat(counters.online()).isEqualTo(1);
            assertThat(counters.totals())
                    .contains(
                            entry("connections", 1L),
                            entry("frames", 4L),
                            entry("fixes", 1L),
                            entry("acknowledged", 1L),
                            entry("unsupported", 1L),
                            entry("authentications", 1L));
        }
    }
}
