package org.hazmat.geocore.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.track.Past;
import org.hazmat.geocore.track.PastFix;
import org.hazmat.geocore.track.Refold;
import org.hazmat.geocore.track.Refolded;
import org.hazmat.geocore.track.Step;
import org.hazmat.geocore.track.Touch;
import org.hazmat.geocore.track.Track;
import org.hazmat.geocore.track.Tracker;

/** What a lane asks about every report: the pure fold with all that is in force now, replaced as a whole when that changes. */
public interface Judge {
    Step step(Track track, Fix fix, Instant receivedAt);

    /** For how long nothing may be heard of the vehicle before something of it closes (rules.md 7); empty when nothing would. */
    Optional<Duration> silenceLimit(Track track);

    /** What the track becomes when nothing was heard of the vehicle for this long. */
    Step silence(Track track, Duration quiet);

    /** Judges reports of which at least one belongs before what was judged already (rules.md 15). Takes its time: not for a lane's thread. */
    Refolded late(Past past, Track track, List<PastFix> reports);

    /**
     * Judges everything from this fix time on again, if the edit touches the vehicle (rules.md 16); empty when it does not. Takes its
     * time: not for a lane's thread.
     */
    Optional<Refolded> since(Past past, Track track, Instant time, Touch touch);

    /** What judges in the server. */
    static Judge of(Tracker tracker) {
        return new Judge() {
            @Override
            public Step step(Track track, Fix fix, Instant receivedAt) {
                return tracker.step(track, fix, receivedAt);
            }

            @Override
            public Optional<Duration> silenceLimit(Track track) {
                return tracker.silenceLimit(track);
            }

            @Override
            public Step silence(Track track, Duration quiet) {
                return tracker.silence(track, quiet);
            }

            @Override
            public Refolded late(Past past, Track track, List<PastFix> reports) {
                return new Refold(tracker, past, track).late(reports);
            }

            @Override
            public Optional<Refolded> since(Past past, Track track, Instant time, Touch touch) {
                return touch.touches(past, track, time)
                        ? Optional.of(new Refold(tracker, past, track).since(time))
                        : Optional.empty();
            }
        };
    }
}
