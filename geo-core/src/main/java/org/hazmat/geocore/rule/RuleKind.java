package org.hazmat.geocore.rule;

import java.util.Locale;
import org.hazmat.geocore.violation.Violation;

/** The kinds of rules (规则类型), and what is the same for all rules of a kind: gaps, and who is competent where the rule does not say. */
public enum RuleKind {
    NO_ENTRY(Silence.ENDS, "major", Departments.POLICE, Departments.TRANSPORT),
    DWELL(Silence.SLEEPS, "minor", Departments.TRANSPORT, Departments.EMERGENCY),
    PARK_OUTSIDE(Silence.SLEEPS, "major", Departments.TRANSPORT, Departments.POLICE),
    SPEED(Silence.RESTARTS, "major", Departments.POLICE, Departments.TRANSPORT),
    FATIGUE(Silence.BRIDGED, "major", Departments.POLICE, Departments.TRANSPORT),
    ROUTE(Silence.ENDS, "major", Departments.POLICE, Departments.TRANSPORT),
    UNFIT_RUNNING(Silence.BRIDGED, "critical", Departments.TRANSPORT, Departments.MARKET),
    NO_WAYBILL(Silence.BRIDGED, "major", Departments.TRANSPORT, Departments.POLICE),
    WAYBILL_WITHOUT_TRACK(Silence.ENDS, "minor", Departments.TRANSPORT, Departments.EMERGENCY),
    LOAD_CHECK(Silence.SLEEPS, "major", Departments.TRANSPORT, Departments.EMERGENCY),
    PARK_ENTRY(Silence.ENDS, "minor", Departments.EMERGENCY, Departments.POLICE),
    ESCORT(Silence.BRIDGED, "major", Departments.POLICE, Departments.TRANSPORT),
    CARGO_LICENCE(Silence.BRIDGED, "critical", Departments.TRANSPORT, Departments.POLICE),
    TERMINAL_ALARM(Silence.ENDS, "critical", Departments.EMERGENCY, Departments.TRANSPORT),
    SILENCE(Silence.MATTERS, "major", Departments.POLICE, Departments.TRANSPORT),
    CAPACITY(Silence.SLEEPS, "major", Departments.TRANSPORT, Departments.EMERGENCY);

    private final Silence silence;
    private final String severity;
    private final String authority;
    private final String coHandler;

    RuleKind(Silence silence, String severity, String authority, String coHandler) {
        this.silence = silence;
        this.severity = severity;
        this.authority = authority;
        this.coHandler = coHandler;
    }

    /** For people, where the rule does not say. */
    public String severity() {
        return severity;
    }

    /** Who is competent (主管部门), where the rule does not say. */
    public String authority() {
        return authority;
    }

    /** Who is concerned as well (协办部门), where the rule does not say. */
    public String coHandler() {
        return coHandler;
    }

    public Silence silence() {
        return silence;
    }

    /** Whether only a standing vehicle can break rules of this kind. */
    public boolean stop() {
        return this == DWELL || this == PARK_OUTSIDE;
    }

    /** The word in JSON: lower-kebab-case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a record of one vehicle's fixes is called: by the kind, but where only all vehicles together break the rule. */
    public String recordWord() {
        return this == CAPACITY ? Violation.STAY : word();
    }

    /** Throws {@link IllegalArgumentException} when there is no such word. */
    public static RuleKind ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Departments, as cases name them. */
    private static final class Departments {
        static final String POLICE = "police";
        static final String TRANSPORT = "transport";
        static final String EMERGENCY = "emergency";
        static final String MARKET = "market-regulation";

        private Departments() {}
    }

    /** What a gap between accepted fixes does (rules.md 7, 9 and 10). */
    public enum Silence {
        /** A longer one than the limit ends everything. */
        ENDS,
        /** The same, but a parked terminal sleeps and reports hourly. */
        SLEEPS,
        /** As the first, but before there is a violation a much shorter one begins the count anew. */
        RESTARTS,
        /** It is judged by its ends: in one place it was a rest, otherwise a drive. */
        BRIDGED,
        /** It is what the rule is about (rules.md 27). */
        MATTERS
    }
}
