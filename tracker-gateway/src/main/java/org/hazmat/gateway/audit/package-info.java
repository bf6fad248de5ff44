/** The audit log: takes over what waits in the journal, signs what is in the store, and hands it out for checking. */
@NullMarked
package org.hazmat.gateway.audit;

import org.jspecify.annotations.NullMarked;
