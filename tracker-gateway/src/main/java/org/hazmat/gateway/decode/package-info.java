/** {@code ./tracker decode} and {@code encode}: frames in hexadecimal digits, as JSON or a table for people, and the way back. */
@NullMarked
package org.hazmat.gateway.decode;

import org.jspecify.annotations.NullMarked;
