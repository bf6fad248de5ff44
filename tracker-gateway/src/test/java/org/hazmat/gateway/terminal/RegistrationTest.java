package org.hazmat.gateway.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.util.HexFormat;
import org.hazmat.gateway.journal.Credentials.Credential;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.Terminals.Unknown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 0x0100 is answered as contract.md 4, "Terminals", says. */
class RegistrationTest {

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
    void a2013TerminalGetsACode() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal()) {
            HandmadeTerminal.Answer answer = terminal.register(Bench.PLATE);

            assertThat(answer.id()).isEqualTo(0x8100);
            assertThat(answer.phone()).isEqualTo("013912345678");
            assertThat(answer.body()).startsWith("000000").hasSize(6 + 2 * 32);
        }
    }

    @Test
    void aFullDiskLetsRegistrationsWaitWithoutAWrongAnswer() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal()) {
            bench.journal.registrations(false);
            assertThatThrownBy(() -> terminal.register(Bench.PLATE))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("closed");
            assertThat(bench.journal.find(Bench.PHONE)).isEmpty();
        }
        bench.journal.registrations(true);
        try (HandmadeTerminal terminal = bench.terminal()) {
            assertThat(terminal.register(Bench.PLATE).body()).startsWith("000000");
        }
    }

    @Test
    void a2019TerminalGetsACode() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal2019()) {
            HandmadeTerminal.Answer answer = terminal.register(Bench.PLATE);

            assertThat(answer.id()).isEqualTo(0x8100);
            assertThat(answer.phone()).isEqualTo("00000000013912345678");
            assertThat(answer.body()).startsWith("000000").hasSize(6 + 2 * 32);
        }
    }

    @Test
    void onlyTheHashOfTheCodeIsKept() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal()) {
            String code = terminal.code(Bench.PLATE);

            Credential kept = bench.journal.find(Bench.PHONE).orElseThrow();
            assertThat(kept)
                    .extracting(Credential::maker, Credential::model, Credential::terminalId, Credential::plate)
                    .containsExactly("70111", "HT-8", "T000001", Bench.PLATE);
            assertThat(kept.codeHash()).hasSize(64).isNotEqualTo(code);
            assertThat(HexFormat.of().parseHex(code)).hasSize(16);
        }
    }

    @Test
    void aWrongPlateIsRefusedAndListed() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal()) {
            assertThat(terminal.register(Bench.OTHER_PLATE).body()).isEqualTo("000002");

            assertThat(bench.server.terminals().unknown())
                    .extracting(Unknown::phoneNumber, Unknown::plate)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(Bench.PHONE, Bench.OTHER_PLATE));
        }
    }

    @Test
    void aPlateOfAnotherColourIsAnotherPlate() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal()) {
            String blue = terminal.registration("70111", "T000001", 1, Bench.PLATE);

            assertThat(terminal.ask(0x0100, blue).body()).isEqualTo("000002");
        }
    }

    @Test
    void aPlateThatCannotBeOneIsAWrongPlate() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal()) {
            assertThat(terminal.register("").body()).isEqualTo("000002");
        }
    }

    @Test
    void anUnknownTerminalIsRefusedAndListed() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal(Bench.STRANGE_PHONE)) {
            assertThat(terminal.register("津C00001").body()).isEqualTo("000004");
            assertThat(terminal.register("津C00001").body()).isEqualTo("000104");

            assertThat(bench.server.terminals().unknown()).singleElement().satisfies(unknown -> {
                assertThat(unknown.phoneNumber()).isEqualTo(Bench.STRANGE_PHONE);
                assertThat(unknown.plate()).isEqualTo("津C00001");
                assertThat(unknown.address()).startsWith("127.0.0.1:");
                assertThat(unknown.lastSeen()).isEqualTo(bench.now());
                assertThat(unknown.attempts()).isEqualTo(2);
                assertThat(unknown.reason()).isEqualTo("the phone number is not in the register");
            });
            assertThat(bench.server.counters().refused()).contains(entry("unknown-terminal", 2L));
        }
    }

    @Test
    void theSameTerminalAgainGetsAnotherCodeAndTheFormerOneNoLongerHolds() throws IOException {
        try (HandmadeTerminal first = bench.terminal();
                HandmadeTerminal second = bench.terminal()) {
            String former = first.code(Bench.PLATE);
            String code = second.code(Bench.PLATE);

            assertThat(code).isNotEqualTo(former);
            assertThat(first.authenticate(former).body()).endsWith("010201");
            assertThat(second.authenticate(code).body()).endsWith("010200");
            assertThat(bench.server.counters().totals())
                    .contains(entry("registrations", 1L), entry("repeated-registrations", 1L));
        }
    }

    @Test
    void aResentRegistrationGetsTheSameAnswer() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal()) {
            String frame = terminal.frame(0x0100, terminal.registration("70111", "T000001", 2, Bench.PLATE));
            terminal.send(frame);
            HandmadeTerminal.Answer answer = terminal.answer();
            terminal.send(frame);

            assertThat(terminal.answer().body()).isEqualTo(answer.body());
        }
    }

    @Test
    void anotherTerminalForThePhoneIsRefusedUntilTheBureauReleasesIt() throws IOException {
        try (HandmadeTerminal terminal = bench.terminal()) {
            terminal.code(Bench.PLATE);
            String other = terminal.registration("70222", "T000009", 2, Bench.PLATE);

            assertThat(terminal.ask(0x0100, other).body()).isEqualTo("000103");
            assertThat(bench.server.counters().refused()).contains(entry("other-identity", 1L));

            assertThat(bench.server.terminals().release("013912345678", "liu")).isTrue();
            assertThat(terminal.ask(0x0100, other).body()).startsWith("000200");
        }
    }

    @Test
    void releasingNothingSaysSo() {
        assertThat(bench.server.terminals().release(Bench.STRANGE_PHONE, "liu")).isFalse();
    }

    @Test
    void inTrialUseAnUnknownTerminalIsTheVehicleItClaimsToBe() throws IOException {
        try (Bench trial = Bench.start(Bench.config().withUnknownTerminals(UnknownTerminals.ADMIT));
                HandmadeTerminal terminal = trial.terminal(Bench.STRANGE_PHONE)) {
            terminal.loggedIn("津C00001");
            terminal.ask(0x0200, HandmadeTerminal.report("260310090000"));

            assertThat(trial.journal.arrivals())
                    .singleElement()
                    .satisfies(arrival -> assertThat(arrival.vehicle()).isEqualTo(new VehicleId("津C00001", 2)));
            assertThat(trial.server.terminals().unknown())
                    .singleElement()
                    .satisfies(unknown -> assertThat(unknown.reason()).startsWith("admitted"));
        }
    }

    @Test
    void inTrialUseAStrangerCannotBeAVehicleOfTheRegister() throws IOException {
        try (Bench trial = Bench.start(Bench.config().withUnknownTerminals(UnknownTerminals.ADMIT));
                HandmadeTerminal terminal = trial.terminal(Bench.STRANGE_PHONE)) {
            assertThat(terminal.register(Bench.PLATE).body()).isEqualTo("000001");
        }
    }

    @Test
    void inTrialUseATerminalWithoutAPlateIsNamedByItsPhone() throws IOException {
        try (Bench trial = Bench.start(Bench.config().withUnknownTerminals(UnknownTerminals.ADMIT));
                HandmadeTerminal terminal = trial.terminal(Bench.STRANGE_PHONE)) {
            terminal.loggedIn("");
            terminal.ask(0x0200, HandmadeTerminal.report("260310090000"));

            assertThat(trial.journal.arrivals().getFirst().vehicle()).isEqualTo(new VehicleId(Bench.STRANGE_PHONE, 0));
        }
    }
}
