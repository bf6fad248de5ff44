package org.hazmat.gateway.command;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.message.Message;

/** What can be told to a terminal (下行指令), one record a kind. {@link CommandKinds} is the list of their names. */
sealed interface Command permits AreasSetting, Hazardous, Instruction, Photo, Query, TextReminder {
    /** For how long a command waits for a terminal that is away, unless the request says otherwise. */
    Duration SHORT_LIFETIME = Duration.ofMinutes(10);

    /**
     * What says it, one message after another: the next goes out when the one before it is answered. Throws
     * {@link Undeliverable} when terminals of that edition know no such thing.
     */
    List<Message> messages(Edition edition);

    /** What answers it; empty when 0x0001 does. */
    default Optional<MessageId> answer(Edition edition) {
        return Optional.empty();
    }

    default Optional<Danger> danger() {
        return Optional.empty();
    }

    /** Whether doing it twice would do harm: then it is not sent anew after a connection has ended without an answer. */
    default boolean isOnce() {
        return false;
    }

    /** From 0x0001, which says that the command has arrived, to the answer itself. */
    default Duration patience() {
        return Duration.ofMinutes(1);
    }

    default Duration lifetime() {
        return SHORT_LIFETIME;
    }
}
