/** Terminal sockets on Netty: sessions, registration, authentication, answers. */
@NullMarked
package org.hazmat.gateway.terminal;

import org.jspecify.annotations.NullMarked;
