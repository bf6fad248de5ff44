/** Named areas with a legal meaning, and the index that finds those around a position. */
@NullMarked
package org.hazmat.geocore.zone;

import org.jspecify.annotations.NullMarked;
