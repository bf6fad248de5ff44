/** What the web needs of the platform, as interfaces; all of them block and are called from worker threads. */
@NullMarked
package org.hazmat.web.read;

import org.jspecify.annotations.NullMarked;
