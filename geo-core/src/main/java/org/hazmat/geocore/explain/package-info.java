/** Why a violation is one: what its rule saw in each fix, in values and in sentences. */
@NullMarked
package org.hazmat.geocore.explain;

import org.jspecify.annotations.NullMarked;
