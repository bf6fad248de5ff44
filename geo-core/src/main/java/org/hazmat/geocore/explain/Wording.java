package org.hazmat.geocore.explain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.hazmat.geocore.model.Waybill;
import org.hazmat.geocore.rule.RuleKind;
import org.hazmat.geocore.rule.Speed;
import org.hazmat.geocore.violation.Violation;
import org.hazmat.geocore.zone.Zone;

/** What sentences of any language are made of. */
abstract sealed class Wording permits InChinese, InEnglish {
    /** Of a crowd so many are named; the JSON has them all. */
    static final int MOST_TOLD = 20;

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    final Explanation explanation;
    final Violation violation;

    Wording(Explanation explanation) {
        this.explanation = explanation;
        this.violation = explanation.violation();
    }

    abstract String text();

    abstract String ending();

    final String vehicle() {
        return violation.vehicle().plate();
    }

    /** Its name; its id where the version that judged is not known any more. */
    final String zone() {
        Zone zone = explanation.zone();
        return zone == null ? String.valueOf(violation.zone()) : zone.name();
    }

    final String start() {
        return full(violation.start());
    }

    static String full(Instant time) {
        return FULL.format(time.atZone(SHANGHAI));
    }

    final String end() {
        return time(violation.end());
    }

    /** A time; on the day of the start without the date. */
    final String time(Instant time) {
        boolean sameDay = day(time).equals(day(violation.start()));
        return (sameDay ? CLOCK : FULL).format(time.atZone(SHANGHAI));
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, SHANGHAI);
    }

    final String waybill() {
        Waybill waybill = explanation.circumstances().waybill();
        return waybill == null ? "?" : waybill.id();
    }

    /** The lower of the rule's limit and the posted one (rules.md 9). */
    final String limitKmh(Speed speed) {
        Zone zone = explanation.zone();
        Double posted = zone == null ? null : zone.limitKmh();
        return number(posted == null ? speed.limitKmh() : Math.min(posted, speed.limitKmh()));
    }

    final String maxKmh() {
        Double maxKmh = violation.maxKmh();
        return maxKmh == null ? "?" : number(maxKmh);
    }

    final String maxVehicles() {
        return String.valueOf(violation.maxVehicles());
    }

    /** Whether it was not this vehicle's fixes alone that made the violation. */
    final boolean crowd() {
        return explanation.rule().kind() == RuleKind.CAPACITY;
    }

    static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }
}
