package org.hazmat.gateway.command;

import org.hazmat.protocols.jt808.message.Message;

/** Where sessions tell who can be reached and what was heard. Called on event loops; never blocks. */
public interface Switchboard {
    /** For a server that sends no commands. */
    Switchboard NOBODY = new Switchboard() {
        @Override
        public void online(Link link) {
            // Nothing waits for anybody.
        }

        @Override
        public void offline(Link link) {
            // Nothing was under way.
        }

        @Override
        public void heard(Link link, Message message) {
            // Nothing was asked.
        }
    };

    /** The terminal has authenticated; a former connection of the same vehicle no longer counts. */
    void online(Link link);

    void offline(Link link);

    /** A message that may be the answer to a command, in the order of arrival. */
    void heard(Link link, Message message);
}
