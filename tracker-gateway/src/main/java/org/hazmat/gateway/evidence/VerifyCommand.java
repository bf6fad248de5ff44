package org.hazmat.gateway.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.hazmat.geocore.evidence.EvidenceCheck;
import org.hazmat.geocore.evidence.TrustedKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks an evidence file, or an export of the audit log, without a server. */
@Command(
        name = "verify-evidence",
        mixinStandardHelpOptions = true,
        description =
                "Checks an exported evidence file, or an export of the audit log, offline: has anything in it been changed?",
        footer = {
            "",
            "The key is what GET /api/v1/keys answers, or a PEM block of it. Take it from the server once and keep it; a key that "
                    + "comes with the evidence proves nothing.",
            "",
            "Exit code 0: it holds. 1: it does not; the first changed line is named. 2: a file cannot be read. 3: without a "
                    + "trusted key, only that the file agrees with itself was checked."
        })
public final class VerifyCommand implements Callable<Integer> {
    private static final int BROKEN = 1;
    private static final int UNUSABLE = 2;
    private static final int UNTRUSTED = 3;

    @Parameters(paramLabel = "FILE", description = "the evidence file or the export of the audit log")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(names = "--key", paramLabel = "FILE", description = "the trusted public key or keys")
    private @Nullable Path keyFile;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            List<TrustedKey> keys = keyFile == null ? List.of() : TrustedKey.parse(Files.readString(keyFile));
            return verdict(EvidenceCheck.check(Files.readAllBytes(file), keys), keys.isEmpty());
        } catch (IOException | IllegalArgumentException e) {
            return say(UNUSABLE, "tracker: cannot be read: " + e.getMessage());
        }
    }

    private int verdict(EvidenceCheck.Verdict verdict, boolean nobodyTrusted) {
        return switch (verdict) {
            case EvidenceCheck.Verdict.Broken broken -> {
                String kind = broken.kind().isEmpty() ? "" : " (" + broken.kind() + ")";
                yield say(BROKEN, "does not hold: line " + broken.line() + kind + ": " + broken.reason());
            }
            case EvidenceCheck.Verdict.Holds holds -> nobodyTrusted ? holdsFor(holds.keyId()) : holds(holds);
        };
    }

    private int holdsFor(String keyId) {
        return say(
                UNTRUSTED,
                "agrees with itself, but nothing says who sealed it: give the trusted key with --key (it was key "
                        + keyId + ")");
    }

    private int holds(EvidenceCheck.Verdict.Holds holds) {
        spec.commandLine()
                .getOut()
                .println("holds: " + holds.about() + ", " + holds.lines() + " lines, sealed with key " + holds.keyId());
        return 0;
    }

    private int say(int exitCode, String sentence) {
        spec.commandLine().getErr().println(sentence);
        return exitCode;
    }
}
