/** The pure fold: what is remembered of a vehicle, and what one more fix makes of it. */
@NullMarked
package org.hazmat.geocore.track;

import org.jspecify.annotations.NullMarked;
