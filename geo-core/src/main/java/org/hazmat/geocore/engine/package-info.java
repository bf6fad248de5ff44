/** Runs the fold on Vert.x: lanes as single writers, and the ledger they commit to. */
@NullMarked
package org.hazmat.geocore.engine;

import org.jspecify.annotations.NullMarked;
