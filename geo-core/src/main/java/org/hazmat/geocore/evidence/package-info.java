/** What lets a third party check our findings without us: hash chains, signed checkpoints, evidence files. */
@NullMarked
package org.hazmat.geocore.evidence;

import org.jspecify.annotations.NullMarked;
