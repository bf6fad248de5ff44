/** Terminals over real sockets; their frames are put together by hand here. */
@NullMarked
package org.hazmat.gateway.terminal;

import org.jspecify.annotations.NullMarked;
