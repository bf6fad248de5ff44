package org.hazmat.gateway.journal;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.hazmat.web.read.TerminalProfile;

/** How terminals depart from the standard, durable (终端画像). Reads come from memory and do not block. */
public interface Profiles {
    /** As last made durable. */
    Optional<TerminalProfile> find(String phoneKey);

    /** Changes a profile, an empty one where there is none; completes with what is on stable storage then. */
    CompletionStage<TerminalProfile> update(String phoneKey, UnaryOperator<TerminalProfile> change);
}
