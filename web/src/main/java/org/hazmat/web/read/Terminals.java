package org.hazmat.web.read;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the bureau sees of terminals that were not let in, and what it can do about it (终端). */
public interface Terminals {
    /** Terminals that tried to register or authenticate and are not in the register, newest first; bounded. */
    List<Unknown> unknown();

    /** Frames that could not be read, newest first; bounded. */
    List<BadFrame> badFrames();

    /** Lets a terminal of another make register for this phone number; false when none is registered. */
    boolean release(String phoneNumber, String author);

    /** Online now, by phone number without leading zeros. */
    boolean online(String phoneNumber);

    /**
     * A terminal that was refused.
     *
     * @param reason why, in a sentence
     */
    record Unknown(
            String phoneNumber,
            @Nullable String plate,
            String address,
            Instant lastSeen,
            long attempts,
            String reason) {}

    /**
     * A frame that could not be read.
     *
     * @param address of the terminal, with its port
     * @param reason one of contract.md 5
     * @param hex as received
     */
    record BadFrame(Instant at, String address, String reason, String hex) {}
}
