/** What is acknowledged is here first: frames, outcomes, the feed, terminals' credentials, on RocksDB with one synced write a turn. */
@NullMarked
package org.hazmat.gateway.journal;

import org.jspecify.annotations.NullMarked;
