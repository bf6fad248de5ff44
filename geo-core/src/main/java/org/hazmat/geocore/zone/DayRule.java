package org.hazmat.geocore.zone;

import java.time.LocalDate;
import java.util.List;

/**
 * One rule of opening hours: which days it chooses, and the spans that start on them.
 *
 * @param dates empty: any date
 * @param weekdays bit 0 is Monday; 0 together with {@code holidays} unset: any weekday
 * @param holidays also chooses public holidays, whatever their weekday
 * @param off closes the days that it chooses
 * @param additive adds to the rules before it instead of replacing them
 */
record DayRule(List<Dates> dates, int weekdays, boolean holidays, List<Span> spans, boolean off, boolean additive) {
    static final DayRule EVERY_DAY =
            new DayRule(List.of(), 0, false, List.of(new Span(0, Schedule.DAY_SECONDS)), false, false);

    /** Seconds from the midnight of the day it starts on, half-open; over midnight when {@code to} is beyond a day. */
    record Span(int from, int to) {}

    /** A range of dates, both ends included. */
    sealed interface Dates {
        /** Days since 1970-01-01. */
        record Once(long first, long last) implements Dates {}

        /** Month times 100 plus day; {@code first} is after {@code last} when the range goes over the new year. */
        record Yearly(int first, int last) implements Dates {
            private boolean holds(long day) {
                LocalDate date = LocalDate.ofEpochDay(day);
                int monthDay = date.getMonthValue() * 100 + date.getDayOfMonth();
                return first <= last ? first <= monthDay && monthDay <= last : first <= monthDay || monthDay <= last;
            }
        }

        default boolean contain(long day) {
            return switch (this) {
                case Once once -> once.first <= day && day <= once.last;
                case Yearly yearly -> yearly.holds(day);
            };
        }
    }

    boolean runsOverMidnight() {
        return spans.stream().anyMatch(span -> span.to > Schedule.DAY_SECONDS);
    }

    boolean chooses(long day, Holidays calendar) {
        return choosesDate(day) && choosesDay(day, calendar);
    }

    boolean holds(int second) {
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            if (span.from <= second && second < span.to) {
                return true;
            }
        }
        return false;
    }

    private boolean choosesDate(long day) {
        for (int i = 0; i < dates.size(); i++) {
            if (dates.get(i).contain(day)) {
                return true;
            }
        }
        return dates.isEmpty();
    }

    private boolean choosesDay(long day, Holidays calendar) {
        if (weekdays == 0 && !holidays) {
            return true;
        }
        // 1970-01-01 was a Thursday.
        boolean byWeekday = ((weekdays >>> Math.floorMod(day + 3, 7)) & 1) != 0;
        return byWeekday || (holidays && calendar.contains(LocalDate.ofEpochDay(day)));
    }
}
