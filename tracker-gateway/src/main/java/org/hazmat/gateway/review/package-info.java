/** Looks back at stored tracks: why a violation is one, and what other rules would have found. */
@NullMarked
package org.hazmat.gateway.review;

import org.jspecify.annotations.NullMarked;
