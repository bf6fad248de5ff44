package org.hazmat.protocols.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** BCD times against the calendar, and those that no calendar has. */
class BcdTimeTest {

    @ParameterizedTest
    @ValueSource(
            longs = {
                0x000000000000L,
                0x260010120000L,
                0x261310120000L,
                0x260229120000L,
                0x260431120000L,
                0x260400120000L,
                0x260430240000L,
                0x260430126000L,
                0x260430120060L,
                0x18061B0F362EL,
                0xA60430120000L,
                0xFFFFFFFFFFFFL
            })
    void impossible(long digits) {
        assertThat(new BcdTime(digits).instant()).isEmpty();
        assertThat(new BcdTime(digits).epochSecond()).isEqualTo(BcdTime.IMPOSSIBLE);
    }

    @Test
    void everyDayOfTheCenturyIsTheCalendars() {
        LocalDateTime end = LocalDateTime.of(2100, 1, 1, 0, 0);
        for (LocalDateTime day = LocalDateTime.of(2000, 1, 1, 23, 59, 58); day.isBefore(end); day = day.plusDays(1)) {
            Instant expected = day.toInstant(ZoneOffset.ofHours(8));
            BcdTime time = BcdTime.of(expected);
            assertThat(time.instant()).contains(expected);
            assertThat(time.toString()).endsWith("235958");
        }
    }

    @Test
    void bothClocks() {
        Instant noon = Instant.parse("2024-02-29T12:00:00Z");
        assertThat(BcdTime.of(noon)).hasToString("240229200000");
        assertThat(BcdTime.ofUtc(noon)).hasToString("240229120000");
        assertThat(BcdTime.ofUtc(noon).instantUtc()).contains(noon);
    }

    @Test
    void otherCenturiesCannotBeSent() {
        assertThatThrownBy(() -> BcdTime.of(Instant.parse("1999-12-31T12:00:00Z")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
