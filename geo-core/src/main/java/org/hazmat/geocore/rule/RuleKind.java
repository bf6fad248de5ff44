package org.hazmat.geocore.rule;

import java.util.Locale;

/** The kinds of rules (规则类型), and what is the same for all rules of a kind. */
public enum RuleKind {
    NO_ENTRY(Silence.ENDS),
    DWELL(Silence.SLEEPS),
    PARK_OUTSIDE(Silence.SLEEPS),
    SPEED(Silence.RESTARTS),
    FATIGUE(Silence.BRIDGED),
    ROUTE(Silence.ENDS),
    UNFIT_RUNNING(Silence.BRIDGED),
    NO_WAYBILL(Silence.BRIDGED),
    WAYBILL_WITHOUT_TRACK(Silence.ENDS),
    LOAD_CHECK(Silence.SLEEPS),
    PARK_ENTRY(Silence.ENDS),
    ESCORT(Silence.BRIDGED),
    CARGO_LICENCE(Silence.BRIDGED),
    TERMINAL_ALARM(Silence.ENDS);

    private final Silence silence;

    RuleKind(Silence silence) {
        this.silence = silence;
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

    /** Throws {@link IllegalArgumentException} when there is no such word. */
    public static RuleKind ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
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
        BRIDGED
    }
}
