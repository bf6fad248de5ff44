/** Bounds-checked reading and writing of bytes, BCD, GBK text and the check code. */
@NullMarked
package org.hazmat.protocols.wire;

import org.jspecify.annotations.NullMarked;
