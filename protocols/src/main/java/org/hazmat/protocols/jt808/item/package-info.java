/** The additional items behind the location block: one record each, what is not known stays raw. */
@NullMarked
package org.hazmat.protocols.jt808.item;

import org.jspecify.annotations.NullMarked;
