/** Evidence for third parties: what is exported of a violation, and checking it without a server. */
@NullMarked
package org.hazmat.gateway.evidence;

import org.jspecify.annotations.NullMarked;
