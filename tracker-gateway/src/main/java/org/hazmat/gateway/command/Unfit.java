package org.hazmat.gateway.command;

import java.util.List;
import org.hazmat.web.read.Commands;

/** A terminal cannot hold what is to be sent: what, and why, for each of it. */
final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Commands.Fault> faults;

    Unfit(List<Commands.Fault> faults) {
        super("a terminal cannot hold all of this", null, false, false);
        this.faults = List.copyOf(faults);
    }

    List<Commands.Fault> faults() {
        return faults;
    }
}
