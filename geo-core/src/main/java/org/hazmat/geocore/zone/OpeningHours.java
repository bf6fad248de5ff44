package org.hazmat.geocore.zone;

import ch.poole.openinghoursparser.DateRange;
import ch.poole.openinghoursparser.DateWithOffset;
import ch.poole.openinghoursparser.Holiday;
import ch.poole.openinghoursparser.Month;
import ch.poole.openinghoursparser.OpeningHoursParseException;
import ch.poole.openinghoursparser.OpeningHoursParser;
import ch.poole.openinghoursparser.Rule;
import ch.poole.openinghoursparser.RuleModifier;
import ch.poole.openinghoursparser.TimeSpan;
import ch.poole.openinghoursparser.TokenMgrError;
import ch.poole.openinghoursparser.WeekDay;
import ch.poole.openinghoursparser.WeekDayRange;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import org.hazmat.geocore.zone.DayRule.Dates;
import org.hazmat.geocore.zone.DayRule.Span;
import org.jspecify.annotations.Nullable;

/** Reads opening hours (OpenStreetMap syntax) into day rules and refuses, with a sentence, what contract.md 4 does not name. */
final class OpeningHours {
    private static final int DAY_MINUTES = 1_440;
    private static final List<WeekDay> WEEK = List.of(WeekDay.values());
    private static final List<Month> YEAR = List.of(Month.values());

    private final String text;
    private final Rule rule;

    private OpeningHours(String text, Rule rule) {
        this.text = text;
        this.rule = rule;
    }

    static List<DayRule> read(String text) {
        List<DayRule> rules = new ArrayList<>();
        for (Rule rule : parse(text)) {
            rules.add(new OpeningHours(text, rule).compile());
        }
        if (rules.stream().allMatch(DayRule::off)) {
            throw new IllegalArgumentException("opening hours \"" + text + "\": this is never open");
        }
        return List.copyOf(rules);
    }

    private static List<Rule> parse(String text) {
        try {
            // Strict about the words; the second argument would refuse spans over midnight.
            return new OpeningHoursParser(new StringReader(text)).rules(true, false);
        } catch (OpeningHoursParseException | TokenMgrError e) {
            throw new IllegalArgumentException("opening hours \"" + text + "\" cannot be read: " + firstLine(e), e);
        }
    }

    private static String firstLine(Throwable e) {
        String message = e.getMessage();
        return message == null
                ? "not the OpenStreetMap syntax"
                : message.strip().lines().findFirst().orElse("");
    }

    private DayRule compile() {
        refuseWhatIsNotInTheSubset();
        if (rule.isTwentyfourseven()) {
            return DayRule.EVERY_DAY;
        }
        boolean off = off();
        return new DayRule(dates(), weekdays(), holidays(), off ? List.of() : spans(), off, rule.isAdditive());
    }

    private void refuseWhatIsNotInTheSubset() {
        check(!rule.isEmpty(), "a rule is empty");
        check(!rule.isFallBack(), "a fallback (||) is not supported");
        check(none(rule.getYears()), "a year without a date is not supported: write 2024 Oct 01-2024 Oct 07");
        check(none(rule.getWeeks()), "week numbers are not supported");
        check(rule.getComment() == null, "comments are not supported");
    }

    private boolean off() {
        RuleModifier modifier = rule.getModifier();
        if (modifier == null) {
            return false;
        }
        RuleModifier.Modifier word = modifier.getModifier();
        check(modifier.getComment() == null && word != null, "comments are not supported");
        check(word != RuleModifier.Modifier.UNKNOWN, "unknown is neither open nor closed");
        boolean off = word == RuleModifier.Modifier.OFF || word == RuleModifier.Modifier.CLOSED;
        check(!off || none(rule.getTimes()), "off closes whole days here: leave the times out");
        return off;
    }

    private List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        for (TimeSpan time : some(rule.getTimes())) {
            spans.add(span(time));
        }
        return spans.isEmpty() ? DayRule.EVERY_DAY.spans() : List.copyOf(spans);
    }

    private Span span(TimeSpan time) {
        check(time.getStartEvent() == null && time.getEndEvent() == null, "sunrise and the like are not supported");
        int from = time.getStart();
        int to = time.getEnd();
        check(!time.isOpenEnded() && to != TimeSpan.UNDEFINED_TIME, "a span has a start and an end, as in 08:00-18:00");
        check(time.getInterval() == 0, "intervals within a span are not supported");
        check(from != to, "a span from a time to the same time is unclear: write 00:00-24:00 for a whole day");
        check(from < DAY_MINUTES, "a span starts before 24:00");
        check(to > from && to - from <= DAY_MINUTES, "a span is at most 24 hours long");
        return new Span(from * 60, to * 60);
    }

    private int weekdays() {
        int bits = 0;
        for (WeekDayRange range : some(rule.getDays())) {
            check(none(range.getNths()) && range.getOffset() == 0, "weekdays of the month are not supported");
            WeekDay end = range.getEndDay() == null ? range.getStartDay() : range.getEndDay();
            for (int day = WEEK.indexOf(range.getStartDay()); day != WEEK.indexOf(end); day = (day + 1) % 7) {
                bits |= 1 << day;
            }
            bits |= 1 << WEEK.indexOf(end);
        }
        return bits;
    }

    private boolean holidays() {
        for (Holiday holiday : some(rule.getHolidays())) {
            check(holiday.getType() == Holiday.Type.PH, "only public holidays (PH) are known");
            check(holiday.getOffset() == 0, "days before or after holidays are not supported");
            check(holiday.getUseAsWeekDay(), "holidays and weekdays are joined with a comma: PH,Sa,Su");
        }
        return !none(rule.getHolidays());
    }

    private List<Dates> dates() {
        List<Dates> dates = new ArrayList<>();
        for (DateRange range : some(rule.getDates())) {
            check(range.getInterval() == 0, "every so many days is not supported");
            dates.add(dates(range.getStartDate(), range.getEndDate()));
        }
        return List.copyOf(dates);
    }

    private Dates dates(DateWithOffset first, @Nullable DateWithOffset last) {
        checkPlain(first);
        check(first.getMonth() != null, "a date has a month and a day, as in Oct 01");
        if (last != null) {
            checkPlain(last);
            boolean yearOnlyAtTheEnd = first.undefinedYear() && !last.undefinedYear();
            check(!yearOnlyAtTheEnd, "a range of dates has its year at the start: 2024 Oct 01-2024 Oct 07");
        }
        try {
            return first.undefinedYear() ? yearly(first, last) : once(first, last);
        } catch (DateTimeException e) {
            throw refusal("there is no such date: " + e.getMessage(), e);
        }
    }

    private void checkPlain(DateWithOffset date) {
        check(date.getVarDate() == null, "easter is not supported");
        check(!date.isOpenEnded(), "a range of dates has an end");
        boolean moved = date.getDayOffset() != 0 || date.getWeekDayOffset() != null || date.getNthWeekDay() != null;
        check(!moved, "dates moved by days or weekdays are not supported");
        check(!date.undefinedDay(), "a date has a month and a day, as in Oct 01");
    }

    private Dates once(DateWithOffset first, @Nullable DateWithOffset last) {
        LocalDate from = LocalDate.of(first.getYear(), month(first, first), first.getDay());
        if (last == null) {
            return new Dates.Once(from.toEpochDay(), from.toEpochDay());
        }
        int year = last.undefinedYear() ? first.getYear() : last.getYear();
        LocalDate to = LocalDate.of(year, month(last, first), last.getDay());
        check(!to.isBefore(from), "the range of dates ends before it starts");
        return new Dates.Once(from.toEpochDay(), to.toEpochDay());
    }

    private static Dates yearly(DateWithOffset first, @Nullable DateWithOffset last) {
        MonthDay from = MonthDay.of(month(first, first), first.getDay());
        MonthDay to = last == null ? from : MonthDay.of(month(last, first), last.getDay());
        return new Dates.Yearly(number(from), number(to));
    }

    /** In {@code Oct 01-07} the month stands only once. */
    private static int month(DateWithOffset date, DateWithOffset first) {
        return YEAR.indexOf(date.getMonth() == null ? first.getMonth() : date.getMonth()) + 1;
    }

    private static int number(MonthDay date) {
        return date.getMonthValue() * 100 + date.getDayOfMonth();
    }

    private static boolean none(@Nullable List<?> list) {
        return list == null || list.isEmpty();
    }

    private static <T> List<T> some(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private void check(boolean fine, String sentence) {
        if (!fine) {
            throw refusal(sentence, null);
        }
    }

    private IllegalArgumentException refusal(String sentence, @Nullable Throwable cause) {
        return new IllegalArgumentException("opening hours \"" + text + "\", at \"" + rule + "\": " + sentence, cause);
    }
}
