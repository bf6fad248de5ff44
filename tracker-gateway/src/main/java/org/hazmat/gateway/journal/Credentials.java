package org.hazmat.gateway.journal;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The registrations of terminals, durable (终端注册, JT/T 808 0x0100 and 0x0102). Reads come from memory and do not block. */
public interface Credentials {
    Optional<Credential> find(String phoneKey);

    /** Completes when the credential is on stable storage. */
    CompletionStage<Void> put(Credential credential);

    /** Completes with false when there was none. */
    CompletionStage<Boolean> remove(String phoneKey);

    /** How the same terminals depart from the standard. */
    Profiles profiles();

    /**
     * One registration.
     *
     * @param phoneKey phone number without leading zeros
     * @param codeHash SHA-256, hex, of the authentication code (鉴权码)
     */
    record Credential(String phoneKey, String plate, String maker, String model, String terminalId, String codeHash) {}
}
