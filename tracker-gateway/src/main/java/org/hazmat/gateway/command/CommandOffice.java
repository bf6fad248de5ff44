package org.hazmat.gateway.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.hazmat.geocore.json.Fields;
import org.hazmat.geocore.json.Invalid;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.web.read.Commands;
import org.hazmat.web.read.Page;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes commands from people and answers from terminals to the {@link Desk}, which runs on a thread of its own. */
public final class CommandOffice implements Commands, Switchboard, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CommandOffice.class);
    private static final int MOST_WAITING = 32;
    private static final int LONGEST_SECONDS = 7 * 24 * 3600;
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Book book;
    private final CommandKinds kinds;
    private final Set<Danger> allowed;
    private final InstantSource clock;
    private final Saving saving;
    private final Desk desk;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("commands").daemon().factory());

    private CommandOffice(Book book, Catalogue catalogue, Set<Danger> allowed, Timing timing, InstantSource clock) {
        this.book = book;
        kinds = new CommandKinds(catalogue);
        this.allowed = Set.copyOf(allowed);
        this.clock = clock;
        saving = new Saving(book);
        desk = new Desk(timing, this::onDesk, saving::save);
    }

    /**
     * Goes on with what an earlier run has left, and takes commands.
     *
     * @param allowed the dangerous kinds that may be given at all
     */
    public static CommandOffice start(
            Book book, Catalogue catalogue, Set<Danger> allowed, Timing timing, InstantSource clock) {
        CommandOffice office = new CommandOffice(book, catalogue, allowed, timing, clock);
        office.resume();
        Duration quarter = timing.firstWait().dividedBy(4);
        long look = (quarter.compareTo(LOOK) < 0 ? quarter : LOOK).toMillis() + 1;
        var unused = office.thread.scheduleAtFixedRate(
                () -> office.guarded(() -> office.desk.tick(clock.instant())), look, look, TimeUnit.MILLISECONDS);
        return office;
    }

    private void resume() {
        for (Entry entry : book.unfinished()) {
            try {
                Command command = kinds.read(entry.request());
                onDesk(() -> desk.take(entry, command, clock.instant()));
            } catch (Invalid | Unfit e) {
                Result result = new Result("it cannot be sent any more: " + e.getMessage(), null);
                saving.save(entry.with(entry.progress().ended(State.FAILED, clock.instant(), result)));
            }
        }
    }

    @Override
    public Verdict submit(VehicleId vehicle, JsonNode request, String author) {
        try {
            return submit(vehicle, request, author, kinds.read(request));
        } catch (Unfit e) {
            return new Verdict.Refused(Refusal.UNFIT, String.valueOf(e.getMessage()), e.faults());
        }
    }

    private synchronized Verdict submit(VehicleId vehicle, JsonNode request, String author, Command command) {
        Optional<Danger> danger = command.danger();
        if (danger.isPresent() && !allowed.contains(danger.get())) {
            return new Verdict.Refused(Refusal.FORBIDDEN, forbidden(danger.get()), List.of());
        }
        if (ask(() -> desk.waiting(vehicle)) >= MOST_WAITING) {
            String sentence = "at most " + MOST_WAITING + " commands may wait for a vehicle's terminal";
            return new Verdict.Refused(Refusal.TOO_MANY, sentence, List.of());
        }
        Entry entry = entry(vehicle, request, author, command);
        book.add(entry);
        onDesk(() -> desk.take(entry, command, clock.instant()));
        return new Verdict.Taken(entry);
    }

    private static String forbidden(Danger danger) {
        return "commands of the kind \"" + danger.word() + "\" are dangerous and switched off; the configuration"
                + " TRACKER_DANGEROUS_COMMANDS says which may be given";
    }

    private Entry entry(VehicleId vehicle, JsonNode request, String author, Command command) {
        Fields fields = Fields.of(request);
        Integer seconds = fields.optionalInteger("ttlSeconds", 1, LONGEST_SECONDS);
        Duration lifetime = seconds == null ? command.lifetime() : Duration.ofSeconds(seconds);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        State state = command.danger().isPresent() ? State.AWAITING_APPROVAL : State.QUEUED;
        String violation = fields.has("violation") ? fields.text("violation") : null;
        Asked asked = new Asked(author, now, now.plus(lifetime));
        return new Entry(UUID.randomUUID().toString(), vehicle, request, violation, asked, Progress.begun(state));
    }

    @Override
    public Page<Entry> list(VehicleId vehicle, Page.Ask ask) {
        Page<Entry> page = book.list(vehicle, ask);
        return new Page<>(page.items().stream().map(this::newest).toList(), page.next());
    }

    @Override
    public Page<Entry> unapproved(Page.Ask ask) {
        return Page.of(ask(desk::unapproved), ask);
    }

    @Override
    public Optional<Entry> find(String id) {
        return saving.find(id).or(() -> book.find(id));
    }

    @Override
    public List<Entry> reminders(String violation) {
        return book.ofViolation(violation).stream().map(this::newest).toList();
    }

    private Entry newest(Entry stored) {
        return saving.find(stored.id()).orElse(stored);
    }

    /** Written down for the audit first: what is not written down is not done. */
    @Override
    public Optional<Entry> approve(String id, String author) {
        return find(id).map(entry -> {
            ask(() -> {
                desk.checkApproval(id, author);
                return entry;
            });
            book.note(entry, author, "approve");
            return ask(() -> desk.approve(id, author, clock.instant()));
        });
    }

    @Override
    public Optional<Entry> reject(String id, String author) {
        return find(id).map(entry -> {
            Entry rejected = ask(() -> desk.reject(id, author, clock.instant()));
            book.note(entry, author, "reject");
            return rejected;
        });
    }

    @Override
    public void online(Link link) {
        onDesk(() -> desk.online(link, clock.instant()));
    }

    @Override
    public void offline(Link link) {
        onDesk(() -> desk.offline(link, clock.instant()));
    }

    @Override
    public void heard(Link link, Message message) {
        onDesk(() -> desk.heard(link, message, clock.instant()));
    }

    private void onDesk(Runnable task) {
        try {
            thread.execute(() -> guarded(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("the server has stopped", e);
        }
    }

    /** A bug with one command must not stop the others. */
    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("a command failed", e);
        }
    }

    /** Waits, on a worker, for what the desk says. */
    private <T> T ask(Supplier<T> question) {
        try {
            return CompletableFuture.supplyAsync(question, thread)
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Close the terminals first: what they still answer is stored. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        saving.close();
    }
}
