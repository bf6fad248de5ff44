package org.hazmat.geocore.model;

import java.time.Instant;

/**
 * A look at vehicle, tank, papers and people before it leaves the place of loading (充装查验).
 *
 * @param zone id of the loading site
 * @param time when it was made
 */
public record LoadCheck(String id, VehicleId vehicle, String zone, Instant time, boolean passed) {}
