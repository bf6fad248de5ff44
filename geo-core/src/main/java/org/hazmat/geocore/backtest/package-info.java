/** What other rules would have found in tracks that are known already (回测). */
@NullMarked
package org.hazmat.geocore.backtest;

import org.jspecify.annotations.NullMarked;
