/** Pictures, sound and video (多媒体) that terminals record. */
@NullMarked
package org.hazmat.protocols.jt808.media;

import org.jspecify.annotations.NullMarked;
