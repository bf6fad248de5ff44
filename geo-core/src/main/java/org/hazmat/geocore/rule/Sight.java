package org.hazmat.geocore.rule;

import java.util.List;
import org.hazmat.geocore.model.Fix;

/** What a rule may look at: one fix, and where it is (所见). */
public interface Sight {
    Fix fix();

    /** Whether the fix belongs to a stop (rules.md 8). */
    boolean still();

    /** Whether it is faster than standing (rules.md 8 and 10). */
    boolean moving();

    /** Whether the zone with this ordinal contains the fix. */
    boolean inside(int zoneOrdinal);

    boolean insideAny(List<String> zoneIds);

    /** Inside is a breach, outside by no more than the margin is near one (rules.md 5). */
    Look nearness(int zoneOrdinal);
}
