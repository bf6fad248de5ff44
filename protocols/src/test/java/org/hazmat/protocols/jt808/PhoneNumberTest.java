package org.hazmat.protocols.jt808;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One terminal is one number, however many digits it is sent with. */
class PhoneNumberTest {

    @Test
    void leadingZerosDoNotMatter() {
        PhoneNumber twelve = PhoneNumber.of("13912345678", Edition.V2013);
        PhoneNumber twenty = PhoneNumber.of("013912345678", Edition.V2019);
        assertThat(twelve.digits()).isEqualTo("013912345678");
        assertThat(twenty.digits()).isEqualTo("00000000013912345678");
        assertThat(twelve.key()).isEqualTo(twenty.key()).isEqualTo("13912345678");
        assertThat(twelve.sameAs(twenty)).isTrue();
        assertThat(PhoneNumber.of("0", Edition.V2013).key()).isEqualTo("0");
    }

    @Test
    void packedImeiIsKept() {
        Frame frame = (Frame)
                Vector.decode("7E000200004EB6FB4AD6280001" + "B4" + "7E").getFirst();
        assertThat(frame.header().phoneNumber().digits()).isEqualTo("4EB6FB4AD628");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567890123", "+13912345678", "1391234567X"})
    void whatIsNoNumberIsRefused(String digits) {
        assertThatThrownBy(() -> PhoneNumber.of(digits, Edition.V2013)).isInstanceOf(IllegalArgumentException.class);
    }
}
