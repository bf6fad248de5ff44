/** Plays scenario files: fixes in, violations and observations out, compared with what a person worked out. */
@NullMarked
package org.hazmat.scenarios.player;

import org.jspecify.annotations.NullMarked;
