/** Copies of all that a server holds, and the way back. */
@NullMarked
package org.hazmat.gateway.backup;

import org.jspecify.annotations.NullMarked;
