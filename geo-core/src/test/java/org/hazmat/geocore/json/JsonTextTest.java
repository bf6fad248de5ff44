package org.hazmat.geocore.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class JsonTextTest {
    /** Seen to fail with the zeros behind a fraction left standing. */
    @Property
    void timesAreThoseOfTheStandardFormatter(
            @ForAll @LongRange(min = -70_000_000_000L, max = 260_000_000_000L) long second,
            @ForAll @IntRange(max = 999_999_999) int nano) {
        Instant time = Instant.ofEpochSecond(second, nano);
        assertThat(JsonText.time(time))
                .isEqualTo(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        time.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.ofHours(8))));
    }

    @Example
    void finerThanMillisecondsIsLeftOut() {
        assertThat(JsonText.time(Instant.parse("2026-05-01T00:00:00Z"))).isEqualTo("2026-05-01T08:00:00+08:00");
        assertThat(JsonText.time(Instant.parse("2026-05-01T00:00:00.050999Z")))
                .isEqualTo("2026-05-01T08:00:00.05+08:00");
        assertThat(JsonText.time(null)).isNull();
    }
}
