package org.hazmat.gateway.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hazmat.geocore.rule.NoEntry;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.Speed;
import org.hazmat.protocols.jt808.area.AreaTerms;
import org.hazmat.protocols.jt808.area.SpeedLimit;
import org.hazmat.protocols.jt808.area.TimeWindow;
import org.hazmat.protocols.wire.BcdTime;
import org.hazmat.web.read.Commands;
import org.jspecify.annotations.Nullable;

/**
 * What of a rule a terminal can hold beside an area: hours that are the same every day, and a speed limit.
 *
 * @param property what the terminal tells when the vehicle enters or leaves, as in {@link AreaTerms}
 */
record AreaRule(int property, Optional<TimeWindow> window, Optional<SpeedLimit> limit) {
    private static final int ENTERING_TELLS_DRIVER = 1 << 2;
    private static final int ENTERING_TELLS_PLATFORM = 1 << 3;
    private static final int LEAVING_TELLS_PLATFORM = 1 << 5;

    private static final String ALWAYS = "24/7";
    private static final Pattern DAILY = Pattern.compile("(\\d\\d):(\\d\\d)-(\\d\\d):(\\d\\d)");
    private static final int MOST_SECONDS = 255;

    /** Throws {@link Unfit} with all that a terminal cannot hold of it. */
    static AreaRule of(@Nullable Rule rule) {
        if (rule == null) {
            return new AreaRule(ENTERING_TELLS_PLATFORM | LEAVING_TELLS_PLATFORM, Optional.empty(), Optional.empty());
        }
        List<String> reasons = new ArrayList<>();
        Optional<TimeWindow> window = window(rule.terms().when().text(), reasons);
        Optional<SpeedLimit> limit =
                rule instanceof Speed speed ? Optional.of(limit(speed, reasons)) : Optional.empty();
        if (!(rule instanceof Speed) && !(rule instanceof NoEntry)) {
            reasons.add("a terminal knows entering, leaving and speed, and no rule of this kind");
        }
        if (!reasons.isEmpty()) {
            throw new Unfit(reasons.stream()
                    .map(reason -> new Commands.Fault("/rule", reason))
                    .toList());
        }
        int property = rule instanceof NoEntry ? ENTERING_TELLS_DRIVER | ENTERING_TELLS_PLATFORM : 0;
        return new AreaRule(property, window, limit);
    }

    private static Optional<TimeWindow> window(String when, List<String> reasons) {
        Matcher daily = DAILY.matcher(when);
        if (when.equals(ALWAYS)) {
            return Optional.empty();
        }
        if (!daily.matches()) {
            reasons.add("its hours \"" + when + "\" are not one span of every day, and a terminal holds no other");
            return Optional.empty();
        }
        long start = digits(daily.group(1), daily.group(2));
        // 24:00 is no time of day in BCD; the last second that is one ends the day.
        long end = daily.group(3).equals("24") ? 0x235959 : digits(daily.group(3), daily.group(4));
        if (end <= start) {
            reasons.add(
                    "its hours \"" + when + "\" run over midnight, and a terminal's daily hours have no second day");
        }
        return Optional.of(new TimeWindow(new BcdTime(start), new BcdTime(end)));
    }

    /** The last six digits; the date's six are zero, which means every day. */
    private static long digits(String hours, String minutes) {
        return Long.parseLong(hours + minutes + "00", 16);
    }

    private static SpeedLimit limit(Speed speed, List<String> reasons) {
        if (speed.sustainSeconds() > MOST_SECONDS) {
            reasons.add("it has to be exceeded for " + speed.sustainSeconds() + " s, and a terminal counts to 255 s");
        }
        if (speed.limitKmh() != Math.rint(speed.limitKmh())) {
            reasons.add("a terminal's limits are whole km/h, and this is " + speed.limitKmh());
        }
        int kmh = (int) Math.round(speed.limitKmh());
        return new SpeedLimit(kmh, speed.sustainSeconds(), kmh);
    }

    AreaTerms terms() {
        return new AreaTerms(property, window, limit);
    }
}
