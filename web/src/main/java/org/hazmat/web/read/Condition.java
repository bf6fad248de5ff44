package org.hazmat.web.read;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the platform is, for whoever watches it.
 *
 * @param historyDelayedSince since when nothing gets into the SQL store; null while it does
 * @param storeLag outcomes that are not there yet
 * @param diskLevel of the data folder's disk: plenty, warned, no-registrations or stopped
 * @param diskUsedPercent rounded down
 */
public record Condition(@Nullable Instant historyDelayedSince, long storeLag, String diskLevel, int diskUsedPercent) {}
