package org.hazmat.geocore.rule;

/** What one provision sees in one fix, knowing nothing of the fixes before. */
public enum Look {
    /** It is broken. */
    BREACH,
    /** It is not broken, but too nearly so to count as kept (rules.md 5). */
    NEAR,
    /** It is kept. */
    CLEAR,
    /** It is kept, and only from here on can it be broken at all. */
    READY,
    /** Its hours do not cover the fix (rules.md 6). */
    SHUT,
    /** Cargo or a permit lifts it (rules.md 12 and 13). */
    EXEMPT;

    static Look breach(boolean broken) {
        return broken ? BREACH : CLEAR;
    }
}
