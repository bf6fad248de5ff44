/** The project's own benchmarks and fuzz runs; each is a command of {@code ./tracker bench}. */
@NullMarked
package org.hazmat.scenarios.bench;

import org.jspecify.annotations.NullMarked;
