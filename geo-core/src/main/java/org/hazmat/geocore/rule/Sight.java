package org.hazmat.geocore.rule;

import java.util.List;
import java.util.Set;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Paper;
import org.hazmat.geocore.model.Waybill;
import org.jspecify.annotations.Nullable;

/** What a rule may look at: one fix, and where it is (所见). */
public interface Sight {
    Fix fix();

    /** Whether the fix belongs to a stop (rules.md 8). */
    boolean still();

    /** Whether it is faster than standing (rules.md 8 and 10). */
    boolean moving();

    /** Whether the zone with this ordinal contains the fix. */
    boolean inside(int zoneOrdinal);

    /** The posted limit of the zone with this ordinal; null when there is none, or no zone. */
    @Nullable
    Double postedKmh(int zoneOrdinal);

    /** Whether it moves outside the zone, and would be there within that time did it go straight on. */
    boolean headsFor(int zoneOrdinal, int minutes);

    boolean insideAny(List<String> zoneIds);

    /** How far the fix is from the nearest of the zones: more than the margin outside all is a breach (rules.md 5 and 17). */
    Look farness(List<String> zoneIds);

    /** The waybill in force at the fix; null without one. */
    @Nullable
    Waybill waybill();

    /** A waybill that ended since the fix before, in whose time the vehicle never moved; null without one. */
    @Nullable
    Waybill unusedWaybill();

    /** Whether the register shows that one of these is over on the day of the fix. */
    boolean expired(Set<Paper> papers);

    boolean licensedFor(Waybill waybill);

    /** Whether a load check at the zone was passed, less than so many seconds before the fix. */
    boolean checked(String zone, int validSeconds);

    boolean appointed(String zone);

    /** Inside is a breach, outside by no more than the margin is near one (rules.md 5). */
    Look nearness(int zoneOrdinal);
}
