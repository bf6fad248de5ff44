package org.hazmat.geocore.model;

import org.jspecify.annotations.Nullable;

/** What a vehicle carries at a time (货物): its state and, where known, its UN number (four digits). */
public record Cargo(CargoState state, @Nullable String unNumber) {
    public static final Cargo UNKNOWN = new Cargo(CargoState.LOADED, null);
}
