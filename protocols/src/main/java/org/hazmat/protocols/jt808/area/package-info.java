/** Areas and routes (区域和路线) as terminals hold them. */
@NullMarked
package org.hazmat.protocols.jt808.area;

import org.jspecify.annotations.NullMarked;
