/** A backup asked of a running server. */
@NullMarked
package org.hazmat.scenarios.backup;

import org.jspecify.annotations.NullMarked;
