package org.hazmat.web.feed;

import io.vertx.core.Future;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.hazmat.geocore.model.VehicleId;

/**
 * Who is at the other end of a connection that lasts.
 *
 * @param sees which vehicles it may know of
 * @param stillHolds whether its login does
 */
public record Watcher(Predicate<VehicleId> sees, Supplier<Future<Boolean>> stillHolds) {}
