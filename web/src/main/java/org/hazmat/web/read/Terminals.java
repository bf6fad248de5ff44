package org.hazmat.web.read;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the bureau sees of terminals that were not let in, and what it can do about it (终端). */
public interface Terminals {
    /** Terminals that tried to register or authenticate and are not in the register, newest first; bounded. */
    List<Unknown> unknown();

    /** Frames that could not be read, newest first; bounded. */
    List<BadFrame> badFrames();

    /** Lets a terminal of another make register for this phone number; false when none is registered. */
    boolean release(String phoneNumber, String author);

    /** What is known of how a terminal departs from the standard; empty for a phone number that was never heard of. */
    Optional<TerminalProfile> profile(String phoneNumber);

    /** Sets by hand how a terminal is read, from its next frame on; durable when it returns. */
    TerminalProfile force(String phoneNumber, TerminalProfile.Forced forced);

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
