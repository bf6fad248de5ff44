package org.hazmat.scenarios.bench.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.hazmat.geocore.evidence.EvidenceCheck;
import org.hazmat.geocore.evidence.EvidenceCheck.Verdict;
import org.hazmat.scenarios.bench.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./tracker bench tamper}: what is changed in an exported file is found, and its line named. */
@Command(
        name = "tamper",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "A server of its own exports the evidence of a violation and its audit log. In both files octets are changed,"
                        + " lines removed, swapped and copied elsewhere, and tails cut off, one change at a time.",
        footer = {
            "",
            "Promised: verify-evidence finds every change and names the first line that is another one. Exit code 1 when not."
        })
public final class TamperCommand implements Callable<Integer> {
    @Option(names = "--changes", paramLabel = "N", description = "of each kind, at most (default ${DEFAULT-VALUE})")
    private int changes = 10_000;

    @Option(names = "--seed", paramLabel = "N", description = "of the choice (default ${DEFAULT-VALUE})")
    private long seed = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        out.println(Machine.line());
        ExportRun.Result exported;
        try (Workplace place = Workplace.make();
                LocalServer server = LocalServer.start(place.folder().resolve("data"), ExportRun.ENVIRONMENT)) {
            exported = ExportRun.of(server);
        }
        Function<byte[], Verdict> check = file -> EvidenceCheck.check(file, exported.keys());
        boolean clean = true;
        for (ExportRun.File file : List.of(exported.evidence(), exported.auditLog())) {
            long began = System.nanoTime();
            Map<Tampering.Kind, Tampering.Tally> tallies =
                    Tampering.of(file.octets(), check, changes, new Random(seed));
            out.printf(
                    "%s, %d lines, %d octets (%d s):%n",
                    file.name(),
                    file.lines(),
                    file.octets().length,
                    Duration.ofNanos(System.nanoTime() - began).toSeconds());
            tallies.forEach((kind, tally) -> out.printf(
                    "  %6d %-31s %d not found, %d found with another line named%n",
                    tally.tried(), kind + ":", tally.missed(), tally.misnamed()));
            clean &= tallies.values().stream().allMatch(Tampering.Tally::isClean);
        }
        return clean ? 0 : 1;
    }
}
