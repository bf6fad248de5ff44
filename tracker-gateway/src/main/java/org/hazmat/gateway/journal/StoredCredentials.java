package org.hazmat.gateway.journal;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Credentials by phone number without leading zeros, and the profiles of the same terminals. */
record StoredCredentials(DurableMap<Credential> byPhone, StoredProfiles profiles) implements Credentials {
    @Override
    public Optional<Credential> find(String phoneKey) {
        return byPhone.find(phoneKey);
    }

    @Override
    public CompletionStage<Void> put(Credential credential) {
        return byPhone.put(credential.phoneKey(), credential).thenAccept(ignored -> {});
    }

    @Override
    public CompletionStage<Boolean> remove(String phoneKey) {
        return byPhone.remove(phoneKey);
    }

    static byte[] value(Credential credential) {
        return new ByteWriter()
                .text(credential.phoneKey())
                .text(credential.plate())
                .text(credential.maker())
                .text(credential.model())
                .text(credential.terminalId())
                .text(credential.codeHash())
                .toBytes();
    }

    static Credential read(byte[] value) {
        ByteReader in = new ByteReader(value);
        return new Credential(in.text(), in.text(), in.text(), in.text(), in.text(), in.text());
    }
}
