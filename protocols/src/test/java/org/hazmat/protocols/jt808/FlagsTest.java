package org.hazmat.protocols.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hazmat.protocols.jt808.message.AlarmFlag;
import org.hazmat.protocols.jt808.message.Gnss;
import org.hazmat.protocols.jt808.message.StatusFlag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which bits have a meaning in which edition. */
class FlagsTest {

    @ParameterizedTest
    @CsvSource({"V2011, 0-11 18-28, 0-5 10-12", "V2013, 0-14 18-31, 0-5 10-21", "V2019, 0-30, 0-7 10-22"})
    void namedBits(Edition edition, String alarms, String states) {
        List<Integer> named = new ArrayList<>();
        List<Integer> known = new ArrayList<>();
        for (int bit = 0; bit < 32; bit++) {
            int names = AlarmFlag.words(1 << bit, edition).size();
            int facts = StatusFlag.words(1 << bit, edition).size()
                    + Gnss.words(1 << bit, edition).size();
            assertThat(names).isLessThan(2);
            if (names == 1) {
                named.add(bit);
            }
            if (facts == 1) {
                known.add(bit);
            }
        }
        assertThat(named).isEqualTo(bits(alarms));
        assertThat(known).isEqualTo(bits(states));
    }

    @ParameterizedTest
    @CsvSource({"V2013, danger-warning", "V2019, dangerous-driving"})
    void bitThreeChangedItsMeaning(Edition edition, String word) {
        assertThat(AlarmFlag.words(8, edition)).containsExactly(word);
    }

    private static List<Integer> bits(String ranges) {
        List<Integer> bits = new ArrayList<>();
        for (String range : ranges.split(" ")) {
            String[] ends = range.split("-");
            for (int bit = Integer.parseInt(ends[0]); bit <= Integer.parseInt(ends[1]); bit++) {
                bits.add(bit);
            }
        }
        return bits;
    }
}
