/** What a JT/T 808 body says: one record a message, its fields in wire order. */
@NullMarked
package org.hazmat.protocols.jt808.message;

import org.jspecify.annotations.NullMarked;
