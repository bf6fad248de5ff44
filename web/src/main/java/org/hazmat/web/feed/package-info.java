/** What is pushed: the feed of violations, resumable by cursor, and the live map. All of it runs on the server's one event loop. */
@NullMarked
package org.hazmat.web.feed;

import org.jspecify.annotations.NullMarked;
