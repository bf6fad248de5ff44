package org.hazmat.scenarios.bench;

import java.util.Arrays;

/**
 * What a quantity was in all samples: no figure is told without how much it varied.
 *
 * @param sorted ascending, at least one
 */
public record Spread(double[] sorted) {

    public static Spread of(double... samples) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        return new Spread(sorted);
    }

    public double lowest() {
        return sorted[0];
    }

    public double highest() {
        return sorted[sorted.length - 1];
    }

    /** The upper one of the two in the middle when their number is even. */
    public double median() {
        return sorted[sorted.length / 2];
    }

    /** The smallest sample that so many of a hundred do not exceed. */
    public double percentile(int percent) {
        return sorted[Math.max(0, (sorted.length * percent + 99) / 100 - 1)];
    }

    public int samples() {
        return sorted.length;
    }
}
