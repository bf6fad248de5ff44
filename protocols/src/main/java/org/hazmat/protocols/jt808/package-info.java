/** JT/T 808 between terminal and platform: frames, headers, editions, sub-packages and the one table of messages. */
@NullMarked
package org.hazmat.protocols.jt808;

import org.jspecify.annotations.NullMarked;
