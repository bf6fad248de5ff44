/** Prohibitions, permits, and the versioned rulebook that says what is in force at a time. */
@NullMarked
package org.hazmat.geocore.rule;

import org.jspecify.annotations.NullMarked;
