package org.hazmat.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EvaluatedTest {
    @Test
    void waitsForTheLowest() {
        Evaluated evaluated = new Evaluated(7);
        assertThat(evaluated.upTo(7)).isEqualTo(6);
        evaluated.add(7);
        evaluated.add(8);
        evaluated.add(10);
        assertThat(evaluated.inFlight()).isEqualTo(3);
        evaluated.done(8);
        assertThat(evaluated.upTo(11)).isEqualTo(6);
        evaluated.done(7);
        assertThat(evaluated.upTo(11)).isEqualTo(9);
        evaluated.done(10);
        assertThat(evaluated.upTo(11)).isEqualTo(10);
        assertThat(evaluated.inFlight()).isZero();
    }

    @Test
    void stopsBeforeWhatIsNotReadYet() {
        Evaluated evaluated = new Evaluated(1);
        evaluated.add(1);
        evaluated.done(1);
        assertThat(evaluated.upTo(2)).isEqualTo(1);
    }

    @Test
    void staysRightWhenItForgetsWhatIsDone() {
        Evaluated evaluated = new Evaluated(1);
        for (long number = 1; number <= 200_000; number++) {
            evaluated.add(number);
            if (number % 1_000 != 0) {
                evaluated.done(number);
            }
            if (number % 1_000 == 999 && number > 1_000) {
                evaluated.done(number - 999);
            }
            long expected = number % 1_000 == 999 || number < 1_000 ? number : number / 1_000 * 1_000 - 1;
            assertThat(evaluated.upTo(number + 1)).isEqualTo(expected);
        }
    }

    @Test
    void refusesASecondOutcome() {
        Evaluated evaluated = new Evaluated(1);
        evaluated.add(1);
        evaluated.done(1);
        assertThatThrownBy(() -> evaluated.done(1)).isInstanceOf(IllegalStateException.class);
    }
}
