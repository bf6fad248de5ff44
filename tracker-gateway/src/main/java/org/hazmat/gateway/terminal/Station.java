package org.hazmat.gateway.terminal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.hazmat.gateway.command.Switchboard;
import org.hazmat.gateway.journal.Credentials;
import org.hazmat.gateway.journal.Intake;
import org.hazmat.geocore.model.Register;
import org.hazmat.protocols.jt808.ReassemblyBudget;

/** What all connections of this node share. */
record Station(
        TerminalConfig config,
        Supplier<Register> register,
        Credentials credentials,
        Intake intake,
        Switchboard switchboard,
        InstantSource clock,
        Rolls rolls) {

    /** What the connections leave behind. */
    record Rolls(
            Online online,
            Strangers strangers,
            Lockout lockout,
            BadFrames badFrames,
            ReassemblyBudget halfReceived,
            Tally tally) {

        private static final long HALF_RECEIVED_OCTETS = 64L << 20;

        static Rolls empty() {
            ReassemblyBudget budget = new ReassemblyBudget(HALF_RECEIVED_OCTETS);
            return new Rolls(new Online(), new Strangers(), new Lockout(), new BadFrames(), budget, new Tally());
        }
    }

    Instant now() {
        return clock.instant();
    }

    Tally tally() {
        return rolls.tally();
    }
}
