/** What is known of a vehicle and where it was: immutable values without an opinion. */
@NullMarked
package org.hazmat.geocore.model;

import org.jspecify.annotations.NullMarked;
