package org.hazmat.gateway.terminal;

import java.util.Locale;

/** Why a connection was closed; counted by its word. */
enum Ending {
    BY_TERMINAL("the terminal closed it"),
    BROKEN("the network broke it"),
    NO_FRAME("no sound frame came in time"),
    NOT_AUTHENTICATED("it was not authenticated in time"),
    IDLE("nothing was heard for too long"),
    UNTERMINATED("a frame was begun and not ended in time"),
    TOO_MANY_BAD("too many bad frames came in a row"),
    LOCKED_OUT("too many wrong codes came from this address"),
    TAKEN_OVER("the terminal authenticated on a newer connection"),
    DEREGISTERED("the terminal deregistered"),
    RELEASED("the bureau released the terminal"),
    REGISTER_CHANGED("the register no longer has this phone number for this vehicle"),
    CREDENTIALS_FAILED("its registration could not be made durable"),
    DISK_FULL("its registration has to wait until the disk has room"),
    STOPPED("the server stops");

    private final String sentence;

    Ending(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
