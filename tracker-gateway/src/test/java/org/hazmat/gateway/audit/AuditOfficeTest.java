package org.hazmat.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.hazmat.gateway.journal.Deaf;
import org.hazmat.gateway.journal.Journal;
import org.hazmat.gateway.journal.JournalSettings;
import org.hazmat.gateway.store.AuditTable;
import org.hazmat.gateway.store.PostgisServer;
import org.hazmat.gateway.store.Store;
import org.hazmat.geocore.evidence.Checkpoint;
import org.hazmat.geocore.evidence.EvidenceCheck;
import org.hazmat.geocore.evidence.EvidenceCheck.Verdict;
import org.hazmat.geocore.evidence.SigningKey;
import org.hazmat.web.read.Audit;
import org.hazmat.web.read.Feed;
import org.hazmat.web.read.Page;
import org.hazmat.web.read.Unavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is done without an edit is in the log whatever the store does, and what is done to the log in the store shows. Seen to fail when
 * the act goes to the store at once (nothing is recorded while it is away), when the number of the last act taken over is forgotten with
 * it (the next act after a restart is taken for an old one), when a run goes on with the numbers of its journal (an act after an old copy
 * was put back is taken for an old one), when an export reads signatures behind the entries, when the notary signs whatever it finds,
 * when the word of an operator stays, when it is no entry, and when the feed is not told of a log that ends earlier.
 */
class AuditOfficeTest {
    private static final Instant NOON = Instant.parse("2026-03-10T04:00:00Z");
    private static final SigningKey KEY = SigningKey.random();
    private static final Audit.Span ALL_ENTRIES = new Audit.Span(1, 1000);
    private static final Page.Ask ALL = new Page.Ask(1000, null);

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final PostgisServer server = PostgisServer.shared();
    private final String url = server.newDatabase();
    private Store store;
    private Journal journal;
    private Notary notary;
    private AuditOffice office;

    @BeforeEach
    void open() {
        open(folder.resolve("journal"));
    }

    private void open(Path data) {
        store = Store.postgres(url, now::get);
        journal = Journal.open(JournalSettings.of(data), KEY, now::get);
        journal.start(new Deaf(), cause -> {})
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
        notary = new Notary(store.audit(), journal.witness(), KEY, now::get, Acceptance.in(data));
        office = AuditOffice.start(store.audit(), journal.acts(), journal.id(), notary, now::get);
    }

    @AfterEach
    void close() {
        office.close();
        journal.close();
        store.close();
    }

    @Test
    void whatIsDoneWhileTheStoreIsAwayIsInTheLogAfterwards() {
        look("before");
        server.cut(url);
        look("during");
        assertThatThrownBy(() -> office.list(ALL)).isInstanceOf(Unavailable.class);
        server.mend(url);
        look("after");
        await().ignoreExceptions().until(() -> authors().equals(List.of("after", "during", "before")));
    }

    @Test
    void whatWaitsIsTakenOverByTheNextRun() {
        look("first");
        await().until(() -> authors().equals(List.of("first")));
        close();
        open();
        server.cut(url);
        look("second");
        // The store cannot be closed properly by itself while it is away, which is as a process ends in an outage.
        close();
        server.mend(url);
        open();
        look("third");
        await().ignoreExceptions().until(() -> authors().equals(List.of("third", "second", "first")));
    }

    /** The store is newer than the journal then. */
    @Test
    void anOldCopyOfTheJournalLosesNoNewActs() throws IOException {
        look("first");
        await().until(() -> authors().equals(List.of("first")));
        Path copy = folder.resolve("copy");
        journal.copyTo(copy);
        look("second");
        look("third");
        await().until(() -> authors().equals(List.of("third", "second", "first")));
        close();
        now.set(NOON.plusSeconds(60));
        open(copy);
        look("fourth");
        await().until(() -> authors().equals(List.of("fourth", "third", "second", "first")));
        assertThat(check()).isInstanceOf(Verdict.Holds.class);
    }

    /** The export stands still before it reads signatures, while one more entry comes and is signed. */
    @Test
    void whatIsSignedWhileItIsHandedOutDoesNotBreakIt() throws Exception {
        look("first");
        assertThat(check()).isInstanceOf(Verdict.Holds.class);
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE audit_checkpoints IN ACCESS EXCLUSIVE MODE");
            CompletableFuture<String> file = CompletableFuture.supplyAsync(
                    () -> new AuditExport(store.audit(), notary).file(ALL_ENTRIES, "admin", now.get()));
            await().until(() -> count(
                            statement,
                            "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation ="
                                    + " 'audit_checkpoints'::regclass")
                    == 1);
            look("second");
            await().until(() -> authors().equals(List.of("second", "first")));
            AuditTable.Entry head = store.audit().head();
            Checkpoint signed = Checkpoint.sign(
                    Checkpoint.Log.AUDIT, head.sequence(), HexFormat.of().parseHex(head.chain()), now.get(), KEY);
            statement.executeUpdate(
                    "INSERT INTO audit_checkpoints (sequence, json) VALUES (2, '" + signed.write() + "')");
            connection.commit();
            assertThat(check(file.get(30, TimeUnit.SECONDS))).isInstanceOf(Verdict.Holds.class);
        }
    }

    private static long count(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void whatIsChangedInTheStoreIsNamed() throws SQLException {
        for (int i = 1; i <= 9; i++) {
            look("person-" + i);
        }
        assertThat(check()).isInstanceOf(Verdict.Holds.class);
        change("UPDATE audit SET json = replace(json, 'person-4', 'nobody-4') WHERE sequence = 4");
        assertThat(reason()).startsWith("entry 4 was changed");
        change("DELETE FROM audit WHERE sequence = 3");
        assertThat(reason()).startsWith("entry 3 is missing");
        assertThat(office.broken()).isZero();
    }

    @Test
    void aTailThatIsCutOffShowsAndIsNotSignedOver() throws SQLException {
        seeFiveAndKeepThree();
        assertThat(reason()).isEqualTo("the log ends with entry 3, but the feed has shown it up to entry 5");
        assertThat(office.broken()).isEqualTo(1);
        for (int i = 6; i <= 9; i++) {
            look("person-" + i);
        }
        await().until(() -> store.audit().head().sequence() == 7);
        assertThat(reason()).startsWith("the log up to entry 5 is another than was signed");
        assertThat(witnessed()).isEqualTo(5);
    }

    /** As after an older copy of the database; the log grows beyond what was signed of the former one. */
    @Test
    void aLogThatWasPutBackIsGoneOnWithWhenAnOperatorSaysSo() throws Exception {
        seeFiveAndKeepThree();
        Checkpoint former = journal.witness().newest().orElseThrow();
        restartAccepting();
        await().until(() -> store.audit().head().sequence() == 4);
        now.set(NOON.plusSeconds(300));
        await().until(() -> witnessed() == 4);
        assertThat(office.broken()).isZero();
        assertThat(check())
                .isEqualTo(new Verdict.Holds(
                        "audit log, entries 1 to 4 of 4, put back from an older copy before entry 4",
                        8,
                        KEY.trusted().id()));
        Audit.Act accepted = office.list(ALL).items().getFirst();
        assertThat(List.of(accepted.author(), accepted.action(), accepted.subject()))
                .containsExactly("system", "accept", "audit-log");
        assertThat(accepted.detail())
                .isEqualTo("put back from an older copy: goes on behind entry 3, instead of the log that was signed as "
                        + former.write());
        assertThat(former.sequence()).isEqualTo(5);
        for (int i = 6; i <= 9; i++) {
            look("person-" + i);
        }
        await().until(() -> store.audit().head().sequence() == 8);
        assertThat(check()).isInstanceOf(Verdict.Holds.class);
        assertThat(office.broken()).isZero();
        assertThat(folder.resolve("journal").resolve("audit-restored")).doesNotExist();
    }

    @Test
    void whatIsCutOffAfterwardsIsNotAcceptedAsWell() throws Exception {
        seeFiveAndKeepThree();
        restartAccepting();
        await().until(() -> journal.witness().newest().orElseThrow().sequence() == 4);
        change("DELETE FROM audit WHERE sequence = 4");
        await().until(() -> office.broken() == 1);
        close();
        open();
        await().until(() -> office.broken() == 1);
        assertThat(store.audit().head().sequence()).isEqualTo(3);
    }

    @Test
    void aWordThatIsNotNeededLeavesNothingAndCountsNoMore() throws Exception {
        look("first");
        await().until(() -> authors().equals(List.of("first")));
        assertThat(check()).isInstanceOf(Verdict.Holds.class);
        restartAccepting();
        await().until(() -> Files.notExists(folder.resolve("journal").resolve("audit-restored")));
        assertThat(check()).isInstanceOf(Verdict.Holds.class);
        assertThat(authors()).containsExactly("first");
        change("UPDATE audit SET chain = reverse(chain)");
        await().until(() -> office.broken() == 1);
        assertThat(store.audit().head().sequence()).isEqualTo(1);
    }

    private void seeFiveAndKeepThree() throws SQLException {
        for (int i = 1; i <= 5; i++) {
            look("person-" + i);
        }
        assertThat(check()).isInstanceOf(Verdict.Holds.class);
        now.set(NOON.plusSeconds(61));
        await().until(() -> witnessed() == 5);
        change("DELETE FROM audit WHERE sequence > 3");
        change("DELETE FROM audit_checkpoints");
        await().until(() -> office.broken() == 1);
    }

    private void restartAccepting() throws IOException {
        close();
        Files.createFile(folder.resolve("journal").resolve("audit-restored"));
        now.set(NOON.plusSeconds(180));
        open();
    }

    /** Up to which entry the feed tells of the log. */
    private long witnessed() {
        long upTo = 0;
        for (Feed.Event event : journal.feed().after(0, 100)) {
            if (event.type().equals("audit.checkpoint")) {
                upTo = Long.parseLong(event.json().replaceAll(".*\"data\":\\{.*?\"sequence\":(\\d+).*", "$1"));
            }
        }
        return upTo;
    }

    private void look(String author) {
        office.record(new Audit.Act(now.get(), author, "view", "track", "津A12345", null));
    }

    private List<String> authors() {
        return office.list(ALL).items().stream().map(Audit.Act::author).toList();
    }

    private String reason() {
        return ((Verdict.Broken) check()).reason();
    }

    private Verdict check() {
        return check(office.export(ALL_ENTRIES, "admin"));
    }

    private static Verdict check(String file) {
        return EvidenceCheck.check(file.getBytes(StandardCharsets.UTF_8), List.of(KEY.trusted()));
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }
}
