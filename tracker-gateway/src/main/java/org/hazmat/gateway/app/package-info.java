/** Composition root: commands, configuration, wiring by hand. */
@NullMarked
package org.hazmat.gateway.app;

import org.jspecify.annotations.NullMarked;
