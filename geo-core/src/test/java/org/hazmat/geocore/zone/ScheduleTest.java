package org.hazmat.geocore.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every line was worked out by hand with a calendar: 2026-03-13 is a Friday, 2024-10-01 a Tuesday. */
class ScheduleTest {
    private static final Holidays HOLIDAYS = new Holidays(Set.of(LocalDate.of(2026, 3, 18), LocalDate.of(2026, 3, 21)));

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # a night: half-open at both ends (the borders of S09, S10, S12)
            00:00-06:00 | 2026-03-10T23:59:59+08:00 | false
            00:00-06:00 | 2026-03-11T00:00:00+08:00 | true
            00:00-06:00 | 2026-03-11T05:59:50+08:00 | true
            00:00-06:00 | 2026-03-11T05:59:59+08:00 | true
            00:00-06:00 | 2026-03-11T06:00:00+08:00 | false
            # the same instant, written elsewhere
            00:00-06:00 | 2026-03-10T21:59:59Z | true
            00:00-06:00 | 2026-03-10T22:00:00Z | false
            00:00-06:00 | 2026-03-10T18:29:59-03:30 | true
            00:00-06:00 | 2026-03-10T18:30:00-03:30 | false
            # over midnight
            22:00-06:00 | 2026-03-13T21:59:59+08:00 | false
            22:00-06:00 | 2026-03-13T22:00:00+08:00 | true
            22:00-06:00 | 2026-03-14T00:00:00+08:00 | true
            22:00-06:00 | 2026-03-14T05:59:59+08:00 | true
            22:00-06:00 | 2026-03-14T06:00:00+08:00 | false
            # over midnight, on the day it starts on: Friday's night is Saturday's morning, not Friday's
            Fr 22:00-06:00 | 2026-03-13T05:59:59+08:00 | false
            Fr 22:00-06:00 | 2026-03-13T22:00:00+08:00 | true
            Fr 22:00-06:00 | 2026-03-14T05:59:59+08:00 | true
            Fr 22:00-06:00 | 2026-03-14T06:00:00+08:00 | false
            Fr 22:00-06:00 | 2026-03-14T22:00:00+08:00 | false
            Mo-Fr 22:00-06:00 | 2026-03-16T05:59:59+08:00 | false
            Mo-Fr 22:00-06:00 | 2026-03-17T05:59:59+08:00 | true
            # a day's rule does not cut the night that began before it
            Fr 22:00-06:00; Sa off | 2026-03-14T05:59:59+08:00 | true
            # whole days
            00:00-24:00 | 2026-03-14T23:59:59+08:00 | true
            Sa 00:00-24:00 | 2026-03-13T23:59:59+08:00 | false
            Sa 00:00-24:00 | 2026-03-14T00:00:00+08:00 | true
            Sa 00:00-24:00 | 2026-03-14T23:59:59+08:00 | true
            Sa 00:00-24:00 | 2026-03-15T00:00:00+08:00 | false
            12:00-00:00 | 2026-03-14T23:59:59+08:00 | true
            12:00-00:00 | 2026-03-15T00:00:00+08:00 | false
            # weekday lists and ranges over the week's end
            Mo,We,Sa-Su 10:00-12:00 | 2026-03-11T10:00:00+08:00 | true
            Mo,We,Sa-Su 10:00-12:00 | 2026-03-12T10:00:00+08:00 | false
            Mo,We,Sa-Su 10:00-12:00 | 2026-03-15T11:59:59+08:00 | true
            Sa-Mo 10:00-12:00 | 2026-03-16T10:00:00+08:00 | true
            Sa-Mo 10:00-12:00 | 2026-03-17T10:00:00+08:00 | false
            # dates: both days included
            2024 Oct 01-2024 Oct 07 | 2024-09-30T23:59:59+08:00 | false
            2024 Oct 01-2024 Oct 07 | 2024-10-01T00:00:00+08:00 | true
            2024 Oct 01-2024 Oct 07 | 2024-10-07T23:59:59+08:00 | true
            2024 Oct 01-2024 Oct 07 | 2024-10-08T00:00:00+08:00 | false
            2024 Oct 01-2024 Oct 07 | 2025-10-01T00:00:00+08:00 | false
            2024 Oct 01-07 12:00-13:00 | 2024-10-07T12:00:00+08:00 | true
            2024 Oct 01-Oct 07 12:00-13:00 | 2024-10-07T13:00:00+08:00 | false
            2024 Oct 01 | 2024-10-01T12:00:00+08:00 | true
            2024 Oct 07 22:00-06:00 | 2024-10-08T05:59:59+08:00 | true
            Oct 01-07 | 2031-10-07T23:59:59+08:00 | true
            Oct 01-07 | 2031-10-08T00:00:00+08:00 | false
            # the year switch
            Dec 25-Jan 05 | 2025-12-24T23:59:59+08:00 | false
            Dec 25-Jan 05 | 2025-12-31T23:59:59+08:00 | true
            Dec 25-Jan 05 | 2026-01-01T00:00:00+08:00 | true
            Dec 25-Jan 05 | 2026-01-05T23:59:59+08:00 | true
            Dec 25-Jan 05 | 2026-01-06T00:00:00+08:00 | false
            2025 Dec 31-2026 Jan 01 | 2025-12-31T16:00:00Z | true
            2025 Dec 31-2026 Jan 01 | 2026-01-01T16:00:00Z | false
            2025 Dec 31 22:00-06:00 | 2026-01-01T05:59:59+08:00 | true
            # the leap day
            Feb 29 | 2024-02-29T12:00:00+08:00 | true
            Feb 29 | 2025-03-01T00:00:00+08:00 | false
            Feb 28-Mar 01 | 2025-02-28T00:00:00+08:00 | true
            2024 Feb 28-2024 Mar 01 | 2024-02-29T12:00:00+08:00 | true
            # a Wednesday and a Saturday that are holidays
            PH 00:00-24:00 | 2026-03-18T00:00:00+08:00 | true
            PH 00:00-24:00 | 2026-03-18T23:59:59+08:00 | true
            PH 00:00-24:00 | 2026-03-19T00:00:00+08:00 | false
            PH | 2026-03-21T12:00:00+08:00 | true
            PH,Su 10:00-12:00 | 2026-03-18T10:00:00+08:00 | true
            PH,Su 10:00-12:00 | 2026-03-22T10:00:00+08:00 | true
            PH,Su 10:00-12:00 | 2026-03-19T10:00:00+08:00 | false
            PH 22:00-06:00 | 2026-03-19T05:59:59+08:00 | true
            # several rules: the later one replaces the day, the comma adds, off clears
            Mo-Fr 07:00-09:00; PH off | 2026-03-17T08:00:00+08:00 | true
            Mo-Fr 07:00-09:00; PH off | 2026-03-18T08:00:00+08:00 | false
            24/7; PH off | 2026-03-18T08:00:00+08:00 | false
            24/7; PH off | 2026-03-19T08:00:00+08:00 | true
            07:00-09:00; Sa 10:00-12:00 | 2026-03-14T08:00:00+08:00 | false
            07:00-09:00; Sa 10:00-12:00 | 2026-03-14T10:00:00+08:00 | true
            07:00-09:00, Sa 10:00-12:00 | 2026-03-14T08:00:00+08:00 | true
            07:00-09:00, Sa 10:00-12:00 | 2026-03-14T10:00:00+08:00 | true
            07:00-09:00,17:00-19:00 | 2026-03-14T18:59:59+08:00 | true
            07:00-09:00,17:00-19:00 | 2026-03-14T09:00:00+08:00 | false
            # before 1970 the arithmetic still rounds down
            22:00-06:00 | 1969-12-31T23:00:00+08:00 | true
            22:00-06:00 | 1969-12-31T12:00:00+08:00 | false
            """)
    void isOpenAsTheCalendarSays(String when, String time, boolean open) {
        assertThat(Schedule.parse(when).openAt(at(time), HOLIDAYS)).isEqualTo(open);
    }

    @ParameterizedTest
    @ValueSource(strings = {"24/7", "00:00-24:00", "Mo-Su 00:00-24:00"})
    void aScheduleWithoutBordersIsAlwaysOpen(String when) {
        Schedule schedule = Schedule.parse(when);
        assertThat(schedule.openAt(at("2026-03-13T00:00:00+08:00"), Holidays.NONE))
                .isTrue();
        assertThat(schedule.openAt(at("2026-03-13T23:59:59+08:00"), Holidays.NONE))
                .isTrue();
        assertThat(schedule.nextChange(at("2026-03-13T12:00:00+08:00"), Holidays.NONE))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} after {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            00:00-06:00    | 2026-03-13T12:00:00+08:00 | 2026-03-14T00:00:00+08:00
            00:00-06:00    | 2026-03-14T00:00:00+08:00 | 2026-03-14T06:00:00+08:00
            Fr 22:00-06:00 | 2026-03-13T22:00:00+08:00 | 2026-03-14T06:00:00+08:00
            Fr 22:00-06:00 | 2026-03-14T06:00:00+08:00 | 2026-03-20T22:00:00+08:00
            Sa,Su          | 2026-03-14T12:00:00+08:00 | 2026-03-16T00:00:00+08:00
            Feb 29         | 2023-03-01T00:00:00+08:00 | 2024-02-29T00:00:00+08:00
            PH 08:00-24:00 | 2026-03-13T12:00:00+08:00 | 2026-03-18T08:00:00+08:00
            """)
    void foreseesTheNextChange(String when, String after, String change) {
        assertThat(Schedule.parse(when).nextChange(at(after), HOLIDAYS)).contains(at(change));
    }

    @Test
    void foreseesNothingWhereTheDatesArePast() {
        assertThat(Schedule.parse("2024 Oct 01-07").nextChange(at("2024-10-08T00:00:00+08:00"), HOLIDAYS))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~                          | is empty
            foo                         | cannot be read
            25:00-26:00                 | cannot be read
            2024 Oct 32                 | cannot be read
            Mo-Fr 10-12                 | Hours without minutes
            2024 Feb 30                 | there is no such date
            Feb 30                      | there is no such date
            10:00                       | a span has a start and an end
            10:00+                      | a span has a start and an end
            10:00-10:00                 | 00:00-24:00 for a whole day
            24:00-26:00                 | starts before 24:00
            00:00-48:00                 | at most 24 hours
            sunrise-sunset              | sunrise
            00:00-06:00/02:00           | intervals
            Mo[1] 10:00-12:00           | weekdays of the month
            week 1 Mo                   | week numbers
            2024                        | a year without a date
            Oct                         | a month and a day
            Oct-Dec 10:00-12:00         | a month and a day
            easter                      | easter
            2024 Oct 01+                | has an end
            2024 Oct 07-2024 Oct 01     | ends before it starts
            Jan 01-2024 Oct 07          | its year at the start
            SH 10:00-12:00              | only public holidays
            PH Mo 10:00-11:00           | joined with a comma
            10:00-12:00 "roughly"       | comments
            10:00-12:00 unknown         | neither open nor closed
            08:00-18:00; 12:00-13:00 off | leave the times out
            Mo-Fr 10:00-12:00;          | is empty
            off                         | never open
            """)
    void refusesTheRestAndSaysWhere(String when, String sentence) {
        assertThatThrownBy(() -> Schedule.parse(when))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("opening hours \"" + when + "\"")
                .hasMessageContaining(sentence);
    }

    @Test
    void namesTheRuleThatItRefuses() {
        assertThatThrownBy(() -> Schedule.parse("Mo-Fr 10:00-12:00; SH 08:00-09:00"))
                .hasMessageContaining("at \"SH 08:00-09:00\"");
        assertThatThrownBy(() -> Schedule.parse("Mo-Fr 10:00-12:00 || Sa off")).hasMessageContaining("fallback");
    }

    @Test
    void isEqualByItsText() {
        assertThat(Schedule.parse("24/7")).isEqualTo(Schedule.ALWAYS).hasToString("24/7");
        assertThat(Schedule.parse("00:00-06:00").text()).isEqualTo("00:00-06:00");
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
