package org.hazmat.geocore.track;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.hazmat.geocore.rule.InForce;
import org.hazmat.geocore.rule.NoEntry;
import org.hazmat.geocore.rule.Provision;
import org.hazmat.geocore.violation.Observation;

/** Looks ahead of one fix: which bans would be broken, did the vehicle go on like that (rules.md 26). */
record Lookout(Scene scene, Ahead way, Docket docket) {
    Lookout(Ahead way, Docket docket) {
        this(way.scene(), way, docket);
    }

    /** The approaches after the fix, of those before it; tells of the new ones. */
    List<Approach> after(List<Approach> before) {
        int minutes = scene.law().preAlertMinutes();
        if (minutes == 0) {
            return List.of();
        }
        List<Provision> ahead = ahead(minutes);
        if (ahead.isEmpty() && before.isEmpty()) {
            return before;
        }
        List<Approach> after = new ArrayList<>(before);
        Instant now = scene.fix().time();
        after.removeIf(approach -> Duration.between(approach.seenAt(), now).toMinutes() >= minutes);
        for (Provision provision : ahead) {
            boolean known = after.removeIf(approach -> approach.key().equals(provision.key()));
            after.add(new Approach(provision.key(), now));
            String zone = provision.key().zone();
            if (!known && zone != null) {
                docket.add(new Change.Observed(new Observation.PreAlert(
                        scene.subject().vehicle(), provision.key().rule(), zone, now)));
            }
        }
        return List.copyOf(after);
    }

    private List<Provision> ahead(int minutes) {
        InForce law = scene.law();
        BitSet cut = new BitSet();
        for (int ordinal : way.cutWithin(minutes, law.alerted())) {
            cut.set(ordinal);
        }
        BitSet near = (BitSet) cut.clone();
        for (int i = 0; i < scene.count(); i++) {
            if (law.alerted().get(scene.hits()[i])) {
                near.set(scene.hits()[i]);
            }
        }
        List<Provision> broken = new ArrayList<>();
        for (int ordinal = near.nextSetBit(0); ordinal >= 0; ordinal = near.nextSetBit(ordinal + 1)) {
            for (Provision provision : law.at(ordinal)) {
                if (provision.rule() instanceof NoEntry ban
                        && ban.preAlertMinutes() > 0
                        && comes(provision, ban, cut.get(ordinal))) {
                    broken.add(provision);
                }
            }
        }
        return broken;
    }

    /**
     * Inside, the window must open; outside, the way must lead in, and the window be open when it may.
     *
     * @param cut the way cuts the zone within the longest time of any rule
     */
    private boolean comes(Provision provision, NoEntry ban, boolean cut) {
        if (docket.known(provision.key())) {
            return false;
        }
        Instant now = scene.fix().time();
        boolean bound = docket.binding(provision, scene.law(), now);
        boolean inside = scene.inside(provision.zoneOrdinal());
        if (inside ? bound : !cut || !leadsIn(provision, ban)) {
            return false;
        }
        for (int minute = 1; !bound && minute <= ban.preAlertMinutes(); minute++) {
            bound = docket.binding(provision, scene.law(), now.plus(Duration.ofMinutes(minute)));
        }
        return bound;
    }

    private boolean leadsIn(Provision provision, NoEntry ban) {
        return ban.preAlertMinutes() == scene.law().preAlertMinutes()
                || scene.cuts(provision.zoneOrdinal(), ban.preAlertMinutes());
    }
}
