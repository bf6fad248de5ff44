package org.hazmat.geocore.track;

import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Paper;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.Waybill;
import org.hazmat.geocore.rule.InForce;
import org.hazmat.geocore.rule.Look;
import org.hazmat.geocore.rule.Provision;
import org.hazmat.geocore.rule.Sight;
import org.hazmat.geocore.zone.ZoneIndex;
import org.jspecify.annotations.Nullable;

/**
 * A fix with all that a rule may look at.
 *
 * @param subject whose fix it is
 * @param law what is in force at the fix time
 * @param trail what was before the fix
 * @param hits ordinals of the zones around the fix; the first {@code count} count
 * @param still whether the fix belongs to a stop
 */
record Scene(Subject subject, InForce law, Trail trail, Fix fix, int[] hits, int count, boolean still)
        implements Sight {
    private static final int USUAL_HITS = 8;
    private static final int[] NONE = {};

    static Scene of(Subject subject, InForce law, Trail trail, Fix fix, boolean still) {
        ZoneIndex zones = law.zones();
        int[] hits = new int[USUAL_HITS];
        int count = zones.locate(fix.position(), hits);
        if (count == USUAL_HITS) {
            hits = new int[zones.size() + 1];
            count = zones.locate(fix.position(), hits);
        }
        return new Scene(subject, law, trail, fix, hits, count, still);
    }

    /** What the provision sees here, hours and exemptions first (rules.md 5). */
    Look look(Provision provision) {
        if (!law.open(provision, fix.time())) {
            return Look.SHUT;
        }
        return subject.exempt(provision, law, fix.time())
                ? Look.EXEMPT
                : provision.rule().look(provision, this);
    }

    @Override
    public boolean moving() {
        return fix.speedKmh() > subject.tolerances().stillKmh();
    }

    @Override
    public boolean inside(int ordinal) {
        for (int i = 0; i < count; i++) {
            if (hits[i] == ordinal) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean headsFor(int ordinal, int minutes) {
        return moving() && !inside(ordinal) && cuts(ordinal, minutes);
    }

    @Override
    public @Nullable Double postedKmh(int ordinal) {
        return ordinal == Provision.NOWHERE ? null : law.zones().zone(ordinal).limitKmh();
    }

    @Override
    public boolean insideAny(List<String> zoneIds) {
        for (int i = 0; i < count; i++) {
            if (zoneIds.contains(law.zones().zone(hits[i]).id())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Look nearness(int ordinal) {
        if (inside(ordinal)) {
            return Look.BREACH;
        }
        boolean clear = law.zones()
                .fartherOutside(ordinal, fix.position(), subject.tolerances().exitMetres());
        return clear ? Look.CLEAR : Look.NEAR;
    }

    @Override
    public Look farness(List<String> zoneIds) {
        if (insideAny(zoneIds)) {
            return Look.CLEAR;
        }
        double nearest = nearestMetres(zoneIds);
        if (nearest == Double.POSITIVE_INFINITY) {
            return Look.CLEAR;
        }
        return nearest > subject.tolerances().exitMetres() ? Look.BREACH : Look.NEAR;
    }

    private double nearestMetres(List<String> zoneIds) {
        double nearest = Double.POSITIVE_INFINITY;
        for (String id : zoneIds) {
            Integer ordinal = law.ordinal(id);
            if (ordinal != null) {
                nearest = Math.min(nearest, law.zones().metresOutside(ordinal, fix.position()));
            }
        }
        return nearest;
    }

    /** Metres from the nearest of the zones, 0 inside; null when none of them is in force. */
    @Nullable
    Double metresOutside(List<String> zoneIds) {
        double nearest = nearestMetres(zoneIds);
        return nearest == Double.POSITIVE_INFINITY ? null : Double.valueOf(nearest);
    }

    double metresOutside(int ordinal) {
        return law.zones().metresOutside(ordinal, fix.position());
    }

    @Override
    public @Nullable Waybill waybill() {
        return subject.waybillAt(fix.time());
    }

    @Override
    public @Nullable Waybill unusedWaybill() {
        return trail.unusedWaybill(subject, fix);
    }

    @Override
    public boolean expired(Set<Paper> papers) {
        return subject.expired(papers, fix.time());
    }

    @Override
    public boolean licensedFor(Waybill waybill) {
        return subject.licensedFor(waybill, fix.time());
    }

    @Override
    public boolean checked(String zone, int validSeconds) {
        Instant since = fix.time().minusSeconds(validSeconds);
        return subject.register().checked(subject.vehicle(), zone, since, fix.time());
    }

    @Override
    public boolean appointed(String zone) {
        return subject.register().appointed(subject.vehicle(), zone, fix.time());
    }

    /** Ordinals of those of the zones whose edge the straight way on cuts or touches within that time; none when it stands. */
    int[] cutWithin(int minutes, BitSet some) {
        double metres = moving() ? fix.speedKmh() / 3.6 * minutes * 60 : 0;
        return cut(fix.position(), fix.position().ahead(metres, fix.direction()), some);
    }

    boolean cuts(int zoneOrdinal, int minutes) {
        for (int ordinal : cutWithin(minutes, law.banned())) {
            if (ordinal == zoneOrdinal) {
                return true;
            }
        }
        return false;
    }

    /** Ordinals of the banned zones that the straight line from an earlier fix cuts although both its ends are outside. */
    int[] crossedSince(Fix before) {
        int[] cut = cut(before.position(), fix.position(), law.banned());
        int count = 0;
        for (int ordinal : cut) {
            if (!inside(ordinal) && !law.zones().contains(ordinal, before.position())) {
                cut[count] = ordinal;
                count++;
            }
        }
        return count == cut.length ? cut : Arrays.copyOf(cut, count);
    }

    private int[] cut(Position from, Position to, BitSet some) {
        if (from.equals(to)) {
            return NONE;
        }
        ZoneIndex zones = law.zones();
        int[] cut = new int[USUAL_HITS];
        int cuts = zones.rimsCrossed(from, to, some, cut);
        if (cuts == 0) {
            return NONE;
        }
        if (cuts == USUAL_HITS) {
            cut = new int[zones.size() + 1];
            cuts = zones.rimsCrossed(from, to, some, cut);
        }
        return Arrays.copyOf(cut, cuts);
    }
}
