package org.hazmat.scenarios.bench.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import org.hazmat.scenarios.bench.Machine;

/** Runs an ordeal in a workplace of its own and prints what came of it. */
record OrdealReport(PrintWriter out) {
    private static final Duration SHORTEST = Duration.ofMillis(300);
    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final int TERMINALS = 100;

    /** What is done in one round; the number counts from 1. */
    @FunctionalInterface
    interface Round {
        /** What there is to say of it, or nothing. */
        String suffer(Ordeal ordeal, int round) throws IOException, InterruptedException;
    }

    /** 0 when nothing was lost, doubled or broken, otherwise 1; or it throws. The folder of what went wrong is kept. */
    int run(int rounds, int perSecond, long seed, Round round) throws IOException, InterruptedException {
        out.println(Machine.line());
        try (Workplace place = Workplace.make()) {
            boolean clean = false;
            try {
                Ordeal.Plan plan = new Ordeal.Plan(TERMINALS, perSecond, SHORTEST, LONGEST, seed);
                Ordeal ordeal = new Ordeal(place.folder(), Map.of(), plan);
                suffer(ordeal, rounds, round);
                clean = isClean(ordeal.check(), rounds, perSecond);
            } finally {
                if (!clean) {
                    place.keep();
                    out.println("the data folder is kept in " + place.folder());
                    out.flush();
                }
            }
            return clean ? 0 : 1;
        }
    }

    private void suffer(Ordeal ordeal, int rounds, Round round) throws IOException, InterruptedException {
        ordeal.prepare();
        for (int number = 1; number <= rounds; number++) {
            out.print("round " + number + ": ");
            out.flush();
            out.println(round.suffer(ordeal, number));
        }
    }

    private boolean isClean(Ordeal.Verdict verdict, int rounds, int perSecond) {
        out.printf(
                "%d rounds, %d of them under load at %d positions/s: %d acknowledged, missing %d, doubled %d;"
                        + " %d feed events, faults %s%n",
                rounds,
                verdict.rounds(),
                perSecond,
                verdict.acknowledged(),
                verdict.missing(),
                verdict.doubled(),
                verdict.events(),
                verdict.feedFaults().isEmpty() ? "none" : verdict.feedFaults());
        return verdict.isClean();
    }
}
