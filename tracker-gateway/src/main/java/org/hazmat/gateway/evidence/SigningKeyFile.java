package org.hazmat.gateway.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.hazmat.geocore.evidence.SigningKey;

/** The signing key in the data folder: made at the first start, readable by its owner only. */
public final class SigningKeyFile {
    private static final String NAME = "signing-key.pem";

    private SigningKeyFile() {}

    /** Throws {@link IOException} with a sentence when it can be neither read nor made, or holds something else. */
    public static SigningKey ensure(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return made(file);
        }
        try {
            return SigningKey.parse(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new IOException("the signing key in " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** A start that is cut short leaves a whole key or none. */
    private static SigningKey made(Path file) throws IOException {
        SigningKey key = SigningKey.random();
        Path draft = file.resolveSibling(NAME + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            written.write(ByteBuffer.wrap(key.pem().getBytes(StandardCharsets.UTF_8)));
            // Evidence signed with a key that a power cut took along could not be checked.
            written.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        return key;
    }
}
