package org.hazmat.geocore.zone;

import java.time.LocalDate;
import java.util.Set;

/** The public holidays (法定节假日) that {@code PH} in an opening-hours string means; days in Asia/Shanghai. */
public record Holidays(Set<LocalDate> days) {
    public static final Holidays NONE = new Holidays(Set.of());

    public Holidays {
        days = Set.copyOf(days);
    }

    public boolean contains(LocalDate day) {
        return days.contains(day);
    }
}
