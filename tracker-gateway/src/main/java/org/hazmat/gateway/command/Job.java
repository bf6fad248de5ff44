package org.hazmat.gateway.command;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Writer;
import org.hazmat.web.read.Commands.Entry;
import org.hazmat.web.read.Commands.Progress;
import org.hazmat.web.read.Commands.Result;
import org.hazmat.web.read.Commands.State;
import org.jspecify.annotations.Nullable;

/** A command that is not finished: its messages, which of them is on the wire, and until when its answer is waited for. */
final class Job {
    private final Command command;
    private final Consumer<Entry> changed;
    private Entry entry;
    private List<? extends Message> messages = List.of();
    private int step;
    private @Nullable Link link;
    private @Nullable Serials serials;
    private BitSet acknowledged = new BitSet();
    private boolean arrived;
    private int tries;
    private Instant due = Instant.MAX;

    Job(Entry entry, Command command, Consumer<Entry> changed) {
        this.entry = entry;
        this.command = command;
        this.changed = changed;
    }

    Entry entry() {
        return entry;
    }

    Command command() {
        return command;
    }

    Instant due() {
        return due;
    }

    int tries() {
        return tries;
    }

    boolean isExpired(Instant now) {
        return !entry.asked().expiresAt().isAfter(now);
    }

    /** Whether the terminal has said that it has the whole message, and only the answer is missing. */
    boolean hasArrived() {
        return arrived;
    }

    /** From the first message on, over this connection. */
    void begin(Link to) {
        messages = List.of();
        step = 0;
        link = to;
    }

    /** Puts the current message on the wire. The serials are told on the desk's thread. Throws {@link Undeliverable}. */
    void send(Instant now, Duration wait, Consumer<Runnable> desk) {
        Link to = link();
        if (step == 0) {
            messages = command.messages(to.edition());
        }
        Message message = messages.get(step);
        Bytes body = body(message, to.edition());
        serials = null;
        acknowledged = new BitSet();
        arrived = false;
        tries = 1;
        due = now.plus(wait);
        int sentStep = step;
        change(entry.progress().sent(now));
        to.send(message.id(), body, used -> desk.accept(() -> sent(to, sentStep, used)));
    }

    private static Bytes body(Message message, Edition edition) {
        Writer writer = new Writer();
        try {
            message.write(writer, edition);
        } catch (IllegalArgumentException e) {
            throw new Undeliverable("it cannot be put on the wire: " + e.getMessage());
        }
        return writer.toBytes();
    }

    private void sent(Link to, int sentStep, Serials used) {
        if (to.equals(link) && step == sentStep) {
            serials = used;
        }
    }

    /** Sends once more what the terminal has not acknowledged. */
    void sendAgain(Instant now, Duration wait) {
        tries++;
        due = now.plus(wait);
        Serials used = serials;
        if (used != null) {
            change(entry.progress().sent(now));
            missing(used).forEach(link()::resend);
        }
    }

    private List<Serials> missing(Serials used) {
        return IntStream.range(0, used.count())
                .filter(index -> !acknowledged.get(index))
                .mapToObj(index -> new Serials(used.first() + index & 0xFFFF, 1))
                .toList();
    }

    /** Which of the current message's frames has this serial number; negative when none has. */
    int indexOf(int serialNumber) {
        return serials == null ? -1 : serials.indexOf(serialNumber);
    }

    boolean says(MessageId id) {
        return step < messages.size() && messages.get(step).id().equals(id);
    }

    /** The answer besides 0x0001 that is waited for. */
    Optional<MessageId> answer() {
        return command.answer(link().edition());
    }

    /** Notes that a frame has arrived; true when the message has: by its last frame, or by all of them. */
    boolean acknowledge(int index) {
        int count = serials == null ? 0 : serials.count();
        acknowledged.set(index);
        arrived = index == count - 1 || acknowledged.cardinality() == count;
        return arrived;
    }

    void waitUntil(Instant newDue) {
        due = newDue;
    }

    /** True when there is another message to send. */
    boolean next() {
        step++;
        return step < messages.size();
    }

    Edition edition() {
        return link().edition();
    }

    /** Back to waiting: the connection has ended. */
    void requeue() {
        link = null;
        serials = null;
        due = Instant.MAX;
        change(entry.progress().queued());
    }

    void approve(String by) {
        change(entry.progress().approved(by));
    }

    void end(Instant now, State how, @Nullable String detail) {
        end(now, how, new Result(detail, entry.progress().result().answer()));
    }

    void end(Instant now, State how, Result result) {
        due = Instant.MAX;
        change(entry.progress().ended(how, now, result));
    }

    void reject(Instant now, String by) {
        change(entry.progress().rejected(by, now));
    }

    private void change(Progress progress) {
        entry = entry.with(progress);
        changed.accept(entry);
    }

    private Link link() {
        if (link == null) {
            throw new IllegalStateException("command " + entry.id() + " is not on a connection");
        }
        return link;
    }
}
