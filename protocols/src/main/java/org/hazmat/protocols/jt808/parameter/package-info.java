/** Terminal parameters (终端参数), which 0x8103 sets and 0x0104 reports. */
@NullMarked
package org.hazmat.protocols.jt808.parameter;

import org.jspecify.annotations.NullMarked;
