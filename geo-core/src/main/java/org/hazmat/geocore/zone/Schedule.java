package org.hazmat.geocore.zone;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Opening hours (时段), compiled: the subset of the OpenStreetMap syntax that contract.md 4 names, in Asia/Shanghai.
 *
 * <p>Spans are half-open, and one that goes over midnight belongs to the day it starts on: rules choose days, and a span that
 * started on a chosen day runs to its end whatever the next day says. As in OpenStreetMap, a rule after {@code ;} replaces the
 * rules before it on the days that it chooses, a rule after {@code ,} adds to them, and {@code off} clears them.
 */
public final class Schedule {
    public static final Schedule ALWAYS = new Schedule("24/7", List.of(DayRule.EVERY_DAY));

    static final int DAY_SECONDS = 86_400;

    /** China has had one time, +08:00, and no summer time since 1991, so plain arithmetic is exact. */
    private static final int SHANGHAI_OFFSET_SECONDS = 8 * 3_600;

    /** The longest wait between two changes that {@link #nextChange} looks for: any yearly date, with a leap day in between. */
    private static final int LOOK_AHEAD_DAYS = 367;

    private final String text;
    private final DayRule[] rules;
    private final boolean always;
    private final boolean overnight;

    private Schedule(String text, List<DayRule> rules) {
        this.text = text;
        this.rules = rules.toArray(new DayRule[0]);
        this.always = rules.equals(List.of(DayRule.EVERY_DAY));
        this.overnight = rules.stream().anyMatch(DayRule::runsOverMidnight);
    }

    /** Throws {@link IllegalArgumentException} with a sentence that says what is wrong and where. */
    public static Schedule parse(String text) {
        return new Schedule(text, OpeningHours.read(text));
    }

    /** The first instant of a span is in it, its last is not. */
    public boolean openAt(Instant time, Holidays holidays) {
        return always || openAt(time.getEpochSecond() + SHANGHAI_OFFSET_SECONDS, holidays);
    }

    /** The first instant after {@code time} at which {@link #openAt} changes, if one is near enough to matter (a year and a day). */
    public Optional<Instant> nextChange(Instant time, Holidays holidays) {
        if (always) {
            return Optional.empty();
        }
        long from = time.getEpochSecond() + SHANGHAI_OFFSET_SECONDS;
        boolean open = openAt(from, holidays);
        SortedSet<Integer> borders = bordersOfADay();
        long firstDay = Math.floorDiv(from, DAY_SECONDS);
        for (long day = firstDay; day <= firstDay + LOOK_AHEAD_DAYS; day++) {
            for (int border : borders) {
                long candidate = day * DAY_SECONDS + border;
                if (candidate > from && openAt(candidate, holidays) != open) {
                    return Optional.of(Instant.ofEpochSecond(candidate - SHANGHAI_OFFSET_SECONDS));
                }
            }
        }
        return Optional.empty();
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    private boolean openAt(long shanghaiSecond, Holidays holidays) {
        long day = Math.floorDiv(shanghaiSecond, DAY_SECONDS);
        int second = Math.floorMod(shanghaiSecond, DAY_SECONDS);
        return openOn(day, second, holidays) || (overnight && openOn(day - 1, second + DAY_SECONDS, holidays));
    }

    /** Whether a span that started on {@code day} holds the second, counted from that day's midnight. */
    private boolean openOn(long day, int second, Holidays holidays) {
        for (int i = rules.length - 1; i >= 0; i--) {
            DayRule rule = rules[i];
            if (rule.chooses(day, holidays)) {
                if (rule.holds(second)) {
                    return true;
                }
                if (!rule.additive() || rule.off()) {
                    return false;
                }
            }
        }
        return false;
    }

    private SortedSet<Integer> bordersOfADay() {
        SortedSet<Integer> borders = new TreeSet<>(List.of(0));
        for (DayRule rule : rules) {
            for (DayRule.Span span : rule.spans()) {
                borders.add(span.from() % DAY_SECONDS);
                borders.add(span.to() % DAY_SECONDS);
            }
        }
        return borders;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Schedule schedule && text.equals(schedule.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
