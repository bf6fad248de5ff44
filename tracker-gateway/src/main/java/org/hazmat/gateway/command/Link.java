package org.hazmat.gateway.command;

import java.util.function.Consumer;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Bytes;

/** The way to an authenticated terminal, as long as its connection lasts. Usable from any thread; never blocks. */
public interface Link {
    /** For whom the terminal speaks. */
    VehicleId vehicle();

    /** How the terminal wants its messages. */
    Edition edition();

    /**
     * Puts a message on the wire, as sub-packages where it is long. On a connection that is gone nothing happens.
     *
     * @param sent called on the connection's own thread, before any answer can be heard
     */
    void send(MessageId id, Bytes body, Consumer<Serials> sent);

    /** The same frames once more, unchanged; those that {@code serials} names. */
    void resend(Serials serials);
}
