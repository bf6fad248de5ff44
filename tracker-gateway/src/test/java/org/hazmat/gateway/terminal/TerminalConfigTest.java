package org.hazmat.gateway.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalConfigTest {

    @Test
    void theDefaultsAreThoseOfTheContract() {
        assertThat(TerminalConfig.DEFAULTS.host()).isEqualTo("0.0.0.0");
        assertThat(TerminalConfig.DEFAULTS.port()).isEqualTo(6808);
        assertThat(TerminalConfig.DEFAULTS.unknownTerminals()).isEqualTo(UnknownTerminals.REFUSE);
        assertThat(TerminalConfig.DEFAULTS.rate()).hasToString("100/s burst 2000");
    }

    @Test
    void ratesAreRead() {
        assertThat(RateLimit.parse("100/s burst 2000")).isEqualTo(new RateLimit(100, 2000));
        assertThat(RateLimit.parse(" 50/s ")).isEqualTo(new RateLimit(50, 50));
        assertThat(RateLimit.parse("off").isOff()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "100", "0/s burst 5", "100/m", "-1/s", "100/s burst", "99999999/s"})
    void otherRatesAreRefusedWithASentence(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimit.parse(text))
                .withMessage("a rate is written \"100/s burst 2000\" or \"off\", not \"" + text + "\"");
    }

    @Test
    void aBurstBelowOneSecondIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimit.parse("100/s burst 50"))
                .withMessageContaining("a burst of 50 messages");
    }

    @Test
    void unknownTerminalsAreRefusedOrAdmitted() {
        assertThat(UnknownTerminals.ofWord("admit")).isEqualTo(UnknownTerminals.ADMIT);
        assertThat(UnknownTerminals.ofWord("refuse")).isEqualTo(UnknownTerminals.REFUSE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UnknownTerminals.ofWord("ignore"))
                .withMessageContaining("\"ignore\"");
    }

    @Test
    void aPortInUseIsNamed() throws IOException {
        try (Bench bench = Bench.start()) {
            int port = bench.server.address().getPort();
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> Bench.start(Bench.config().withAddress("127.0.0.1", port)))
                    .withMessageStartingWith("terminal port 127.0.0.1:" + port + " cannot be used: ")
                    .withMessageContaining("in use");
        }
    }
}
