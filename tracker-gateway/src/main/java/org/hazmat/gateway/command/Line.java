package org.hazmat.gateway.command;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.TerminalGeneralResponse;
import org.hazmat.web.read.Commands.Result;
import org.hazmat.web.read.Commands.State;
import org.jspecify.annotations.Nullable;

/** The commands of one vehicle: those that wait, those that are on the wire, and those whose answer may still come late. */
final class Line {
    private static final int IN_FLIGHT = 8;
    private static final int LATE = 16;
    /** A terminal that breaks its connection at each attempt is not tried for ever. */
    private static final int MOST_ATTEMPTS = 16;

    private final Timing timing;
    private final Consumer<Runnable> desk;
    private final Deque<Job> waiting = new ArrayDeque<>();
    private final List<Job> inFlight = new ArrayList<>();
    private final Deque<Job> late = new ArrayDeque<>();
    private @Nullable Link link;

    /** @param desk runs something on the desk's thread */
    Line(Timing timing, Consumer<Runnable> desk) {
        this.timing = timing;
        this.desk = desk;
    }

    boolean isIdle() {
        return link == null && waiting.isEmpty() && inFlight.isEmpty();
    }

    int size() {
        return waiting.size() + inFlight.size();
    }

    void take(Job job, Instant now) {
        waiting.addLast(job);
        pump(now);
    }

    void online(Link newLink, Instant now) {
        lost(now);
        link = newLink;
        pump(now);
    }

    void offline(Link gone, Instant now) {
        if (gone.equals(link)) {
            lost(now);
            link = null;
        }
    }

    private void lost(Instant now) {
        for (Job job : inFlight.reversed()) {
            if (job.command().isOnce()) {
                job.end(now, State.FAILED, "the connection ended before the terminal answered; it may have been done");
            } else if (job.entry().progress().attempts() >= MOST_ATTEMPTS) {
                job.end(now, State.FAILED, "the connection ended again and again before the terminal answered");
            } else {
                job.requeue();
                waiting.addFirst(job);
            }
        }
        inFlight.clear();
        late.clear();
    }

    private void pump(Instant now) {
        expire(now);
        while (link != null && inFlight.size() < IN_FLIGHT && !waiting.isEmpty()) {
            Job job = waiting.removeFirst();
            inFlight.add(job);
            job.begin(link);
            send(job, now);
        }
    }

    private void send(Job job, Instant now) {
        try {
            job.send(now, timing.wait(1), desk);
        } catch (Undeliverable e) {
            inFlight.remove(job);
            job.end(now, State.FAILED, e.sentence());
        }
    }

    private void expire(Instant now) {
        for (Iterator<Job> jobs = waiting.iterator(); jobs.hasNext(); ) {
            Job job = jobs.next();
            if (job.isExpired(now)) {
                jobs.remove();
                job.end(now, State.EXPIRED, "the terminal was not there in time");
            }
        }
    }

    /** Looks at what is due. */
    void tick(Instant now) {
        for (Job job : List.copyOf(inFlight)) {
            if (!job.due().isAfter(now)) {
                overdue(job, now);
            }
        }
        pump(now);
    }

    private void overdue(Job job, Instant now) {
        if (!job.hasArrived() && job.tries() <= timing.retries()) {
            job.sendAgain(now, timing.wait(job.tries() + 1));
            return;
        }
        inFlight.remove(job);
        job.end(now, State.FAILED, silence(job));
        late.addLast(job);
        if (late.size() > LATE) {
            late.removeFirst();
        }
    }

    private static String silence(Job job) {
        return job.hasArrived()
                ? "the terminal has taken the command, but what was asked for did not come"
                : "no answer; the terminal was told " + job.tries() + " times";
    }

    /** The next instant at which something is due; {@link Instant#MAX} when nothing is. */
    Instant due() {
        return Stream.concat(
                        inFlight.stream().map(Job::due),
                        waiting.stream().map(job -> job.entry().asked().expiresAt()))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    void heard(Link from, Message message, Instant now) {
        if (!from.equals(link)) {
            return;
        }
        if (message instanceof TerminalGeneralResponse response) {
            find(job -> job.says(response.messageId()) && job.indexOf(response.serialNumber()) >= 0)
                    .ifPresent(job -> acknowledged(job, response, now));
        } else {
            find(job -> isAnswer(job, message)).ifPresent(job -> answered(job, message, now));
        }
        pump(now);
    }

    /** The oldest one first, what is in flight before what is late: an answer without a serial number is the oldest's. */
    private Optional<Job> find(Predicate<Job> wanted) {
        return Stream.concat(inFlight.stream(), late.stream()).filter(wanted).findFirst();
    }

    private static boolean isAnswer(Job job, Message message) {
        boolean kind = job.answer().filter(message.id()::equals).isPresent();
        return kind && Answers.serialNumber(message).stream().allMatch(serialNumber -> job.indexOf(serialNumber) >= 0);
    }

    private void acknowledged(Job job, TerminalGeneralResponse response, Instant now) {
        if (response.result() != TerminalGeneralResponse.OK) {
            Result result = new Result(Answers.failure(response.result()), Answers.json(response, job.edition()));
            finish(job, now, State.FAILED, result);
        } else if (!job.acknowledge(job.indexOf(response.serialNumber()))) {
            return;
        } else if (job.answer().isEmpty()) {
            answered(job, response, now);
        } else {
            job.waitUntil(now.plus(job.command().patience()));
        }
    }

    private void answered(Job job, Message message, Instant now) {
        String failure = Answers.failure(message);
        Result result = new Result(failure.isEmpty() ? null : failure, Answers.json(message, job.edition()));
        if (!failure.isEmpty()) {
            finish(job, now, State.FAILED, result);
        } else if (job.next()) {
            send(job, now);
        } else {
            finish(job, now, State.ANSWERED, result);
        }
    }

    private void finish(Job job, Instant now, State how, Result result) {
        inFlight.remove(job);
        late.remove(job);
        job.end(now, how, result);
    }
}
