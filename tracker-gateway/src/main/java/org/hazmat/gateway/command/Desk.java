package org.hazmat.gateway.command;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.web.read.Commands.Entry;
import org.hazmat.web.read.Commands.State;
import org.hazmat.web.read.Conflict;

/** All commands that are not finished, by vehicle. Confined to one thread; time is an argument. */
final class Desk {
    private final Timing timing;
    private final Consumer<Runnable> self;
    private final Consumer<Entry> changed;
    private final Map<VehicleId, Line> lines = new HashMap<>();
    private final Map<String, Job> unapproved = new HashMap<>();

    /**
     * @param self runs something on this desk's thread
     * @param changed is shown every change of a command, in order
     */
    Desk(Timing timing, Consumer<Runnable> self, Consumer<Entry> changed) {
        this.timing = timing;
        this.self = self;
        this.changed = changed;
    }

    /** Takes a new command, or one that an earlier run of the server has left. */
    void take(Entry entry, Command command, Instant now) {
        Job job = new Job(entry, command, changed);
        switch (entry.progress().state()) {
            case AWAITING_APPROVAL -> unapproved.put(entry.id(), job);
            case QUEUED -> line(entry.vehicle()).take(job, now);
            case SENT -> {
                if (command.isOnce()) {
                    job.end(now, State.FAILED, "the server ended before the terminal answered; it may have been done");
                } else {
                    job.requeue();
                    line(entry.vehicle()).take(job, now);
                }
            }
            case ANSWERED, FAILED, EXPIRED, REJECTED -> {
                // Nothing is left to be done.
            }
        }
    }

    /** How many of a vehicle's commands are not finished. */
    long waiting(VehicleId vehicle) {
        Line line = lines.get(vehicle);
        long forApproval = unapproved.values().stream()
                .filter(job -> job.entry().vehicle().equals(vehicle))
                .count();
        return forApproval + (line == null ? 0 : line.size());
    }

    /** Throws {@link Conflict} when it does not wait for approval, or this is the person who gave it. */
    void checkApproval(String id, String by) {
        Job job = unapproved(id);
        if (job.entry().asked().by().equals(by)) {
            throw new Conflict("a second person has to approve it, not \"" + by + "\", who gave it");
        }
    }

    Entry approve(String id, String by, Instant now) {
        checkApproval(id, by);
        Job job = unapproved(id);
        unapproved.remove(id);
        job.approve(by);
        line(job.entry().vehicle()).take(job, now);
        return job.entry();
    }

    Entry reject(String id, String by, Instant now) {
        Job job = unapproved(id);
        unapproved.remove(id);
        job.reject(now, by);
        return job.entry();
    }

    /** Those that wait for a second person, oldest first. */
    List<Entry> unapproved() {
        return unapproved.values().stream()
                .map(Job::entry)
                .sorted(Comparator.comparing((Entry entry) -> entry.asked().at())
                        .thenComparing(Entry::id))
                .toList();
    }

    private Job unapproved(String id) {
        return Optional.ofNullable(unapproved.get(id))
                .orElseThrow(() -> new Conflict("the command does not wait for approval"));
    }

    void online(Link link, Instant now) {
        line(link.vehicle()).online(link, now);
    }

    void offline(Link link, Instant now) {
        Line line = lines.get(link.vehicle());
        if (line != null) {
            line.offline(link, now);
            if (line.isIdle()) {
                lines.remove(link.vehicle());
            }
        }
    }

    void heard(Link link, Message message, Instant now) {
        Line line = lines.get(link.vehicle());
        if (line != null) {
            line.heard(link, message, now);
        }
    }

    /** Does what is due, and tells when next something will be; {@link Instant#MAX} when nothing will. */
    Instant tick(Instant now) {
        for (Job job :
                unapproved.values().stream().filter(job -> job.isExpired(now)).toList()) {
            unapproved.remove(job.entry().id());
            job.end(now, State.EXPIRED, "nobody approved it in time");
        }
        Instant next = unapproved.values().stream()
                .map(job -> job.entry().asked().expiresAt())
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        for (Line line : lines.values()) {
            if (!line.due().isAfter(now)) {
                line.tick(now);
            }
            Instant due = line.due();
            next = due.isBefore(next) ? due : next;
        }
        lines.values().removeIf(Line::isIdle);
        return next;
    }

    private Line line(VehicleId vehicle) {
        return lines.computeIfAbsent(vehicle, id -> new Line(timing, self));
    }
}
