package org.hazmat.gateway.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.hazmat.geocore.model.VehicleId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 0x0102: who may speak, for how long, and who may not. */
class AuthenticationTest {

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
    void theRightCodeLetsA2013TerminalIn() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal()) {
            HandmadeTerminal.Answer answer = terminal.authenticate(terminal.code(Bench.PLATE));

            assertThat(answer.id()).isEqualTo(0x8001);
            assertThat(answer.serialNumber()).isEqualTo(1);
            assertThat(answer.body()).isEqualTo("0001" + "0102" + "00");
            assertThat(bench.server.terminals().online("013912345678")).isTrue();
        }
    }

    @Test
    void theRightCodeLetsA2019TerminalIn() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal2019()) {
            assertThat(terminal.authenticate(terminal.code(Bench.PLATE)).body()).isEqualTo("0001" + "0102" + "00");
        }
    }

    @Test
    void aKnownCodeIsEnoughOnAnotherConnection() throws IOException {
        String code;
        try (HandmadeTerminal terminal = bench.terminal()) {
            code = terminal.code(Bench.PLATE);
        }
        try (HandmadeTerminal terminal = bench.terminal2019()) {
            assertThat(terminal.authenticate(code).body()).endsWith("00");
        }
    }

    @Test
    void nothingElseIsAcceptedBefore() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal()) {
            assertThat(terminal.ask(0x0200, HandmadeTerminal.report("260310090000"))
                            .body())
                    .isEqualTo("0000" + "0200" + "01");
            assertThat(terminal.ask(0x0002, "").body()).isEqualTo("0001" + "0002" + "00");
            assertThat(terminal.ask(0x0003, "").body()).isEqualTo("0002" + "0003" + "00");
            assertThat(bench.journal.arrivals()).isEmpty();
            assertThat(bench.journal.heard()).isEmpty();
            assertThat(bench.server.counters().refused()).contains(entry("not-authenticated", 1L));
        }
    }

    @Test
    void anUnknownPhoneIsRefusedAndListed() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal(Bench.STRANGE_PHONE)) {
            assertThat(terminal.authenticate("0123456789abcdef").body()).endsWith("010201");
            assertThat(bench.server.terminals().unknown()).hasSize(1);
        }
    }

    @Test
    void fiveWrongCodesMakeTheAddressWaitForAQuarterOfAnHour() throws IOException {
        String code;
        try (HandmadeTerminal terminal = bench.terminal()) {
            code = terminal.code(Bench.PLATE);
            for (int i = 0; i < 5; i++) {
                assertThat(terminal.authenticate("0".repeat(32)).body()).endsWith("010201");
            }
            assertThat(terminal.seesClose()).isTrue();
        }
        bench.pass(Duration.ofMinutes(14));
        try (HandmadeTerminal terminal = bench.terminal()) {
            terminal.send(terminal.frame(0x0102, terminal.authentication(code)));
            assertThat(terminal.seesClose()).isTrue();
        }
        bench.pass(Duration.ofMinutes(1));
        try (HandmadeTerminal terminal = bench.terminal()) {
            assertThat(terminal.authenticate(code).body()).endsWith("010200");
        }
        assertThat(bench.server.counters().totals()).contains(entry("lockouts", 1L));
    }

    @Test
    void wrongCodesOverMoreThanTenMinutesAreForgiven() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal()) {
            String code = terminal.code(Bench.PLATE);
            for (int i = 0; i < 8; i++) {
                assertThat(terminal.authenticate("0".repeat(32)).body()).endsWith("010201");
                bench.pass(Duration.ofMinutes(3));
            }
            assertThat(terminal.authenticate(code).body()).endsWith("010200");
        }
    }

    @Test
    void anotherTerminalBehindTheSameAddressDoesNotWait() throws IOException {
        try (HandmadeTerminal guesser = bench.terminal();
                HandmadeTerminal other = bench.terminal(Bench.OTHER_PHONE)) {
            for (int i = 0; i < 5; i++) {
                guesser.authenticate("0".repeat(32));
            }
            other.loggedIn(Bench.OTHER_PLATE);
            assertThat(bench.server.terminals().online(Bench.OTHER_PHONE)).isTrue();
        }
    }

    @Test
    void theNewestLoginTakesOver() throws IOException {
        try (HandmadeTerminal older = bench.terminal();
                HandmadeTerminal newer = bench.terminal()) {
            String code = older.code(Bench.PLATE);
            older.authenticate(code);
            newer.authenticate(code);

            assertThat(older.seesClose()).isTrue();
            assertThat(newer.ask(0x0200, HandmadeTerminal.report("260310090000"))
                            .body())
                    .endsWith("020000");
            assertThat(bench.server.terminals().online(Bench.PHONE)).isTrue();
            assertThat(bench.server.counters().totals()).contains(entry("takeovers", 1L));
        }
    }

    @Test
    void aFrameOfAnotherPhoneIsRefusedAndTheConnectionGoesOn() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            String report = HandmadeTerminal.report("260310090000");
            terminal.send(terminal.frame(0x0200, report, Bench.OTHER_PHONE));

            assertThat(terminal.answer().body()).endsWith("020001");
            assertThat(terminal.ask(0x0200, report).body()).endsWith("020000");
            assertThat(bench.journal.arrivals()).hasSize(1);
            assertThat(bench.server.counters().refused()).contains(entry("other-phone", 1L));
        }
    }

    @Test
    void aTerminalGoesOfflineWhenItCloses() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal()) {
            terminal.loggedIn(Bench.PLATE);
        }
        await().untilAsserted(() ->
                assertThat(bench.server.terminals().online(Bench.PHONE)).isFalse());
        await().untilAsserted(() -> assertThat(bench.server.counters().open()).isZero());
    }

    @Test
    void deregistrationEndsTheConnectionAndNothingElse() throws IOException {
        String code;
        try (HandmadeTerminal terminal = bench.terminal()) {
            code = terminal.code(Bench.PLATE);
            terminal.authenticate(code);
            assertThat(terminal.ask(0x0003, "").body()).endsWith("000300");
            assertThat(terminal.seesClose()).isTrue();
        }
        try (HandmadeTerminal terminal = bench.terminal()) {
            assertThat(terminal.authenticate(code).body()).endsWith("010200");
        }
    }

    @Test
    void aVehicleThatLeavesTheRegisterIsNotHeardAnyMore() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            bench.register.set(Bench.register(Bench.vehicle(new VehicleId(Bench.OTHER_PLATE, 2), Bench.OTHER_PHONE)));
            terminal.send(terminal.frame(0x0200, HandmadeTerminal.report("260310090000")));

            assertThat(terminal.seesClose()).isTrue();
            assertThat(bench.journal.arrivals()).isEmpty();
        }
    }

    @Test
    void anotherChangeOfTheRegisterDisturbsNobody() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            bench.register.set(Bench.both());

            assertThat(terminal.ask(0x0200, HandmadeTerminal.report("260310090000"))
                            .body())
                    .endsWith("020000");
        }
    }

    @Test
    void aCodeOfAnotherPlateNoLongerHolds() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal()) {
            String code = terminal.code(Bench.PLATE);
            bench.register.set(Bench.register(Bench.vehicle(new VehicleId("津D11111", 2), Bench.PHONE)));

            assertThat(terminal.authenticate(code).body()).endsWith("010201");
            assertThat(bench.server.counters().refused()).contains(entry("wrong-plate", 1L));
        }
    }

    @Test
    void aReleasedTerminalIsClosed() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal().loggedIn(Bench.PLATE)) {
            assertThat(bench.server.terminals().release(Bench.PHONE, "liu")).isTrue();
            assertThat(terminal.seesClose()).isTrue();
        }
    }
}
