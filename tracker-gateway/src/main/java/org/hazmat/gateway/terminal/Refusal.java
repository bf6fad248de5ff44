package org.hazmat.gateway.terminal;

import java.util.Locale;

/** Why a sound frame was not accepted; counted by its word. */
enum Refusal {
    NOT_AUTHENTICATED("nothing is accepted before authentication"),
    OTHER_PHONE("the phone number is not the one that authenticated on this connection"),
    UNKNOWN_TERMINAL("the phone number is not in the register"),
    WRONG_PLATE("the register has another plate for this phone number"),
    PLATE_TAKEN("the register has another phone number for this plate"),
    OTHER_IDENTITY("another terminal is registered for this phone number and was not released"),
    WRONG_CODE("the authentication code is wrong"),
    LOCKED_OUT("too many wrong codes from this address, which has to wait"),
    MALFORMED("the body cannot be read"),
    SUB_PACKAGE("the sub-package fits no message, or there is no room for it"),
    INCOMPLETE("sub-packages of the message did not come in time"),
    FAILED("handling it failed, see the log");

    private final String sentence;

    Refusal(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    /** Whether the bureau can do something about it: put the vehicle into the register, or release the terminal. */
    boolean isForTheBureau() {
        return switch (this) {
            case UNKNOWN_TERMINAL, WRONG_PLATE, PLATE_TAKEN, OTHER_IDENTITY -> true;
            case NOT_AUTHENTICATED, OTHER_PHONE, WRONG_CODE, LOCKED_OUT, MALFORMED, SUB_PACKAGE, INCOMPLETE, FAILED ->
                false;
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
