/** Coverage-guided fuzzing of the protocol: what is fed, what may never happen, and the runs of it. */
@NullMarked
package org.hazmat.scenarios.bench.fuzz;

import org.jspecify.annotations.NullMarked;
