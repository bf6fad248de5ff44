/** What only all vehicles together can break: who is in a zone at once (聚集). */
@NullMarked
package org.hazmat.geocore.crowd;

import org.jspecify.annotations.NullMarked;
