package org.hazmat.geocore.track;

import java.time.Instant;
import org.hazmat.geocore.rule.Provision;

/**
 * A ban that a vehicle was about to break, and was told so (驶近).
 *
 * @param seenAt fix time at which it last looked so
 */
public record Approach(Provision.Key key, Instant seenAt) {}
