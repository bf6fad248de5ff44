/** Virtual terminals over real sockets, and the fleets that they make. */
@NullMarked
package org.hazmat.scenarios.fleet;

import org.jspecify.annotations.NullMarked;
