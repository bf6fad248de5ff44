/** The real server as a process of its own, what drives it, and what is done to it: load, kills, power cuts, failing disks. */
@NullMarked
package org.hazmat.scenarios.bench.server;

import org.jspecify.annotations.NullMarked;
