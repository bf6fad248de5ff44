package org.hazmat.gateway.app;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hazmat.gateway.audit.Acceptance;
import org.hazmat.gateway.audit.AuditOffice;
import org.hazmat.gateway.audit.Notary;
import org.hazmat.gateway.backup.BackupOffice;
import org.hazmat.gateway.command.CommandOffice;
import org.hazmat.gateway.evidence.EvidenceExport;
import org.hazmat.gateway.evidence.FeedArchivist;
import org.hazmat.gateway.evidence.SigningKeyFile;
import org.hazmat.gateway.evidence.Sources;
import org.hazmat.gateway.journal.DiskState;
import org.hazmat.gateway.journal.FolderLock;
import org.hazmat.gateway.journal.Journal;
import org.hazmat.gateway.journal.JournalSettings;
import org.hazmat.gateway.journal.JournalUnavailable;
import org.hazmat.gateway.journal.LiveVehicles;
import org.hazmat.gateway.review.BacktestOffice;
import org.hazmat.gateway.review.StoredExplanations;
import org.hazmat.gateway.store.Drainer;
import org.hazmat.gateway.store.FeedArchive;
import org.hazmat.gateway.store.SeedLoader;
import org.hazmat.gateway.store.Store;
import org.hazmat.gateway.store.StoreFailure;
import org.hazmat.gateway.terminal.TerminalConfig;
import org.hazmat.gateway.terminal.TerminalServer;
import org.hazmat.geocore.engine.LocalLanes;
import org.hazmat.geocore.evidence.SigningKey;
import org.hazmat.geocore.rule.Rulebook;
import org.hazmat.web.http.WebServer;
import org.hazmat.web.read.Condition;
import org.hazmat.web.read.Evidence;
import org.hazmat.web.read.Explanations;
import org.hazmat.web.read.Platform;
import org.hazmat.web.read.Push;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole platform in one process: opens its parts in the order of the path, and closes them in the opposite one. */
final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final Duration LONGEST_START = Duration.ofMinutes(10);
    /** sysexits.h EX_SOFTWARE: nothing can be made durable any more, and going on would be a lie. */
    private static final int EXIT_NOT_DURABLE = 70;

    private final Settings settings;
    private final Configuration configuration;
    private final InstantSource clock = InstantSource.system();
    private final Deque<Part> parts = new ArrayDeque<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile String missing = "starting";

    private record Part(String name, AutoCloseable closing) {}

    private Server(Settings settings) {
        this.settings = settings;
        configuration = new Configuration(settings);
    }

    /** Starts everything; throws {@link Misconfigured} with one line, and leaves nothing running, when that cannot be. */
    static Server start(Settings settings) {
        Server server = new Server(settings);
        try {
            server.open();
            return server;
        } catch (JournalUnavailable | StoreFailure | IOException e) {
            server.close();
            throw new Misconfigured(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Returns when the process was asked to end and everything is closed. */
    void awaitStop() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop"));
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void open() throws IOException {
        if (!settings.cluster().equals("off")) {
            throw new Misconfigured("TRACKER_CLUSTER: this version runs as one process only; leave it unset");
        }
        TerminalConfig terminalConfig = configuration.terminals();
        JournalSettings journalSettings = configuration.journal();
        Instant began = clock.instant();
        makeDataFolder();
        SigningKey key = SigningKeyFile.ensure(settings.data());
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        WebServer.Prepared prepared = WebServer.prepare(vertx);
        // The last to be closed: the journal hands reports to the lanes until it ends, and a worker must not be
        // interrupted while it reads the embedded store, whose file would close.
        parts.addLast(new Part("event loops", () -> await(vertx.close().toCompletionStage())));
        parts.push(new Part("web server's files", () -> await(prepared.settled().toCompletionStage())));
        FolderLock lock = FolderLock.take(journalSettings.folder());
        Opening<Journal> opening =
                Opening.of("journal", accepted -> Journal.open(lock, journalSettings, key, clock, accepted));
        parts.push(new Part("journal", opening::close));
        Store store = opened("store", opening.beside(() -> configuration.openStore(clock, opening::awaitAccepted)));
        Journal journal = opening.opened();
        load(store);
        String password = FirstAdmin.ensure(store.users(), settings);
        Law law = new Law(store, SeedLoader.holidays(), clock);
        LocalLanes lanes = await(LocalLanes.start(
                vertx, Runtime.getRuntime().availableProcessors(), law.judge(), journal, clock, journal.known()));
        LiveVehicles liveMap = LiveVehicles.of(journal);
        law.rule(lanes);
        long toldUpTo = journal.feed().newest();
        await(journal.start(lanes, this::notDurable));
        law.resume(journal.todos());
        lanes.watchSilence();
        FeedArchive archive = store.feedArchive(journal.id());
        opened("feed archive", FeedArchivist.start(journal.feedRetention(), archive, clock));
        AuditOffice audit = opened("audit log", audit(store, journal, key, Acceptance.in(journalSettings.folder())));
        Drainer drainer = opened("drainer", store.drainer(journal.outcomeLog(), "local"));
        CommandOffice commands = opened("commands", commands(store));
        opened("announcer", Announcer.start(journal.feed(), toldUpTo, new InForceNow(store), new SpokenText(commands)));
        TerminalServer terminals = opened(
                "terminals",
                TerminalServer.start(terminalConfig, law::register, journal.credentials(), journal, commands, clock));
        Metrics metrics = opened("metrics", metrics(journal, lanes, drainer, audit, terminals));
        Explanations explanations =
                new StoredExplanations(store.tracks(), journal::stays, law::tracker, configuration.kept(), clock);
        Evidence evidence = evidence(store, explanations, journal, key);
        BackupOffice backups = opened("backups", new BackupOffice(settings.data(), journal, store, drainer, clock));
        BacktestOffice backtests = opened("backtests", new BacktestOffice(store, law::tracker, clock));
        WebServer web = web(
                prepared,
                law,
                journal,
                store,
                liveMap,
                terminals,
                commands,
                audit,
                drainer,
                metrics,
                evidence,
                explanations,
                backtests,
                backups);
        parts.push(new Part("web", web::stop));
        // What only makes the history complete, and the file small, does not hold up those who wait for the start.
        drainer.start();
        store.tidy();
        missing = "";
        announce(web.port(), terminals.address().getPort(), password, Duration.between(began, clock.instant()));
    }

    private void makeDataFolder() {
        try {
            Files.createDirectories(settings.data());
        } catch (IOException e) {
            throw new Misconfigured("the data folder " + settings.data() + " cannot be made: " + e.getMessage());
        }
    }

    private static void load(Store store) {
        if (SeedLoader.loadIfEmpty(store)) {
            LOG.info("the store was empty and has the sample district now; all of it is marked as sample data");
        }
    }

    private CommandOffice commands(Store store) {
        return CommandOffice.start(
                store.commands(),
                new InForceNow(store),
                configuration.dangerousCommands(),
                configuration.commandTiming(),
                clock);
    }

    private AuditOffice audit(Store store, Journal journal, SigningKey key, Acceptance acceptance) {
        Notary notary = new Notary(store.audit(), journal.witness(), key, clock, acceptance);
        return AuditOffice.start(store.audit(), journal.acts(), journal.id(), notary, clock);
    }

    private Metrics metrics(
            Journal journal, LocalLanes lanes, Drainer drainer, AuditOffice audit, TerminalServer terminals) {
        Metrics metrics = new Metrics(terminals::counters);
        metrics.counter("tracker.feed.sequence", "Events in the feed", journal.feed(), feed -> feed.newest());
        metrics.counter("tracker.outcomes", "Reports judged", journal.outcomeLog(), log -> log.newest());
        metrics.counter(
                "tracker.quarantined", "Reports that a bug kept from being judged", lanes, LocalLanes::quarantined);
        metrics.gauge(
                "tracker.disk.used.percent",
                "Use of the data folder's disk",
                journal,
                each -> each.disk().usedPercent());
        metrics.gauge(
                "tracker.disk.level",
                "0 room, 1 warned, 2 no registrations, 3 nothing is acknowledged",
                journal,
                each -> each.disk().level().severity());
        metrics.gauge("tracker.audit.broken", "1: the audit log was changed in the store", audit, AuditOffice::broken);
        metrics.gauge("tracker.store.lag", "Outcomes not yet in the SQL store", drainer, Drainer::lag);
        metrics.counter(
                "tracker.store.refused", "Outcomes that the SQL store refused for good", drainer, Drainer::refusals);
        return metrics;
    }

    private Evidence evidence(Store store, Explanations explanations, Journal journal, SigningKey key) {
        Sources sources = new Sources(
                store.findings(),
                explanations,
                store.tracks(),
                store.vehicles(),
                store.waybills(),
                store.zones(),
                store.rules(),
                store.permits());
        return new EvidenceExport(
                sources, journal.feedProof(store.feedArchive(journal.id())), journal.frames(), key, clock);
    }

    private WebServer web(
            WebServer.Prepared prepared,
            Law law,
            Journal journal,
            Store store,
            LiveVehicles liveMap,
            TerminalServer terminals,
            CommandOffice commands,
            AuditOffice audit,
            Drainer drainer,
            Metrics metrics,
            Evidence evidence,
            Explanations explanations,
            BacktestOffice backtests,
            BackupOffice backups)
            throws IOException {
        Platform platform = new Platform(
                store.users(),
                new Enacted.RegisteredVehicles(store.vehicles(), law),
                new Enacted.IssuedWaybills(store.waybills(), law),
                Enacted.WrittenEntries.ofLoadChecks(store.loadChecks(), law),
                Enacted.WrittenEntries.ofAppointments(store.appointments(), law),
                new Enacted.Versions<>(store.zones(), law, Rulebook.Made::ofZones),
                new Enacted.Versions<>(store.rules(), law, Rulebook.Made::ofRules),
                new Enacted.Versions<>(store.permits(), law, Rulebook.Made::ofPermits),
                store.tracks(),
                store.findings(),
                store.events(),
                journal.feed(),
                evidence,
                explanations,
                backtests,
                backups,
                new Push(store.subscriptions(), journal.deliveries(), configuration.anyWebhookAddress()),
                liveMap,
                terminals.terminals(),
                commands,
                audit,
                law::register,
                () -> missing(journal),
                () -> condition(journal, drainer),
                metrics::text,
                clock);
        return prepared.start(settings.httpHost(), settings.httpPort(), platform);
    }

    private static Condition condition(Journal journal, Drainer drainer) {
        DiskState disk = journal.disk();
        return new Condition(
                drainer.historyDelayedSince().orElse(null),
                drainer.lag(),
                disk.level().word(),
                disk.usedPercent());
    }

    private String missing(Journal journal) {
        return missing.isEmpty() && !journal.disk().takesReports()
                ? journal.disk().sentence()
                : missing;
    }

    private void announce(int httpPort, int terminalPort, String password, Duration took) throws IOException {
        LOG.info("ready after {} ms", took.toMillis());
        LOG.info("console and API: http://{}:{}/  ({})", settings.httpHost(), httpPort, password);
        LOG.info("terminals (JT/T 808): {}:{}", settings.terminalHost(), terminalPort);
        String url = settings.databaseUrl();
        LOG.info("data: {}, store: {}", settings.data(), url == null ? "embedded" : url.replaceAll("\\?.*", ""));
        Path file = settings.endpointsFile();
        if (file != null) {
            Files.writeString(file, "httpPort=" + httpPort + "\nterminalPort=" + terminalPort + "\n");
        }
    }

    private void notDurable(Throwable cause) {
        LOG.error(
                "the journal cannot be written; the process ends so that nothing is acknowledged that is not kept",
                cause);
        Runtime.getRuntime().halt(EXIT_NOT_DURABLE);
    }

    private <T extends AutoCloseable> T opened(String name, T part) {
        parts.push(new Part(name, part));
        return part;
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture()
                .orTimeout(LONGEST_START.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    @Override
    public synchronized void close() {
        missing = "stopping";
        while (!parts.isEmpty()) {
            Part part = parts.pop();
            try {
                part.closing().close();
            } catch (Exception e) {
                LOG.warn("{} did not close cleanly", part.name(), e);
            }
        }
        stopped.countDown();
    }
}
