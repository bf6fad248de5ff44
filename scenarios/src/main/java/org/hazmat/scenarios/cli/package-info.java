/** The commands of the proof: scenario, simulate, demo-fleet. */
@NullMarked
package org.hazmat.scenarios.cli;

import org.jspecify.annotations.NullMarked;
