package org.hazmat.geocore.track;

import java.util.List;
import org.hazmat.geocore.model.Quality;

/** The outcome of one fix: the new state, how the fix was taken, and what it made known. */
public record Step(Track track, Quality quality, List<Change> changes) {}
