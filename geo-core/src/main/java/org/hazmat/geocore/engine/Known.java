package org.hazmat.geocore.engine;

import java.time.Instant;
import org.hazmat.geocore.track.Track;

/** What a lane starts with: a vehicle's track as last committed, and when the vehicle was last heard on the receive clock. */
public record Known(Track track, Instant heardAt) {}
