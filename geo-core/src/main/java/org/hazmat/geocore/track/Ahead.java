package org.hazmat.geocore.track;

import java.util.Arrays;
import java.util.BitSet;
import org.hazmat.geocore.rule.InForce;

/**
 * The straight way on from a fix, walked once for all that look equally far.
 *
 * @param cut ordinals of the zones of {@link InForce#ahead} whose edge it cuts or touches within {@link InForce#preAlertMinutes}
 */
record Ahead(Scene scene, int[] cut) {
    static Ahead of(Scene scene) {
        InForce law = scene.law();
        return new Ahead(scene, scene.cutWithin(law.preAlertMinutes(), law.ahead()));
    }

    /** As {@link Scene#cutWithin}; of zones that stand in {@link InForce#ahead} when it is as far as pre-alerts look. */
    int[] cutWithin(int minutes, BitSet some) {
        if (minutes != scene.law().preAlertMinutes()) {
            return scene.cutWithin(minutes, some);
        }
        return cut.length == 0 ? cut : Arrays.stream(cut).filter(some::get).toArray();
    }
}
