/** Commands to terminals (下行指令): the vocabulary, and the desk that sends them, waits for answers and tries again. */
@NullMarked
package org.hazmat.gateway.command;

import org.jspecify.annotations.NullMarked;
