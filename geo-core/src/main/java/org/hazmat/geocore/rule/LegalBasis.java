package org.hazmat.geocore.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a rule rests on (法律依据): a law or standard and its article, and from which day to which day they are in force.
 *
 * @param law its name; or the whole in one text
 * @param article null where the text of {@code law} says it, or all of the law is meant
 * @param validFrom first day, in Asia/Shanghai; null without a beginning
 * @param validTo last day, itself included; null without an end
 */
public record LegalBasis(
        String law,
        @Nullable String article,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** One text, without days. */
    public static LegalBasis of(String text) {
        return new LegalBasis(text, null, null, null);
    }

    /** Whether it is no more than a text. */
    public boolean plain() {
        return article == null && validFrom == null && validTo == null;
    }

    public String text() {
        return article == null ? law : law + " " + article;
    }

    /** The text that is in force at this time; null where none is. */
    public @Nullable String textAt(Instant time) {
        LocalDate day = LocalDate.ofInstant(time, SHANGHAI);
        boolean before = validFrom != null && day.isBefore(validFrom);
        boolean after = validTo != null && day.isAfter(validTo);
        return before || after ? null : text();
    }
}
