/** {@code ./tracker decode}: frames in hexadecimal digits, as JSON for programs or as a table for people. */
@NullMarked
package org.hazmat.gateway.decode;

import org.jspecify.annotations.NullMarked;
