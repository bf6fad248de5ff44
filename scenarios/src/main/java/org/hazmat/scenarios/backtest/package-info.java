/** Drafts of rules, judged by a running server against its stored tracks. */
@NullMarked
package org.hazmat.scenarios.backtest;

import org.jspecify.annotations.NullMarked;
