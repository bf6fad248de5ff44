package org.hazmat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hazmat.geocore.evidence.HashChain;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.Audit.Act;
import org.hazmat.web.read.Conflict;
import org.hazmat.web.read.Page;
import org.junit.jupiter.api.Test;

/** Entries come with what they tell of, in one sequence and one chain. */
@EachStore
class AuditContractTest {
    private static final Page.Ask ALL = new Page.Ask(1000, null);

    private final StoreKind kind;
    private final Store store;

    AuditContractTest(StoreKind kind) {
        this.kind = kind;
        this.store = kind.empty();
    }

    private static Act act(String author) {
        return new Act(Instant.parse("2026-03-10T01:02:03.456Z"), author, "view", "track", "津A12345", "from=a&to=b");
    }

    @Test
    void anEditThatFailsLeavesNoEntry() {
        store.vehicles().put(Samples.vehicle(Samples.TANKER, "013912345678", null), "li");
        assertThatThrownBy(() -> store.vehicles().put(Samples.vehicle(Samples.BLUE, "013912345678", null), "wang"))
                .isInstanceOf(Conflict.class);
        assertThat(store.vehicles().delete(VehicleId.parse("津Z00000"), "wang")).isFalse();
        assertThat(store.audit().list(ALL).items()).extracting(Act::author).containsExactly("li");
    }

    @Test
    void editsAtOnceGetPlacesOfTheirOwn() throws InterruptedException {
        Callable<Void> edits = () -> {
            IntStream.range(0, 10).forEach(i -> store.rules().put("r-1", Samples.rule("r-1"), null, null, "li"));
            return null;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            assertThat(threads.invokeAll(List.of(edits, edits, edits, edits)))
                    .extracting(Future::state)
                    .containsOnly(Future.State.SUCCESS);
        }
        isOneChainOf(40);
    }

    @Test
    void whatIsCarriedTwiceIsThereOnce() {
        List<AuditTable.Numbered> some =
                List.of(new AuditTable.Numbered(1, act("li")), new AuditTable.Numbered(2, act("wang")));
        store.audit().carry("one", some);
        store.vehicles().put(Samples.vehicle(Samples.TANKER, "013912345678", null), "zhao");
        store.audit().carry("one", List.of(some.getLast(), new AuditTable.Numbered(3, act("sun"))));
        store.audit().carry("another", some.subList(0, 1));
        assertThat(store.audit().list(ALL).items())
                .extracting(Act::author)
                .containsExactly("li", "sun", "zhao", "wang", "li");
        assertThat(store.audit().list(ALL).items().getLast()).isEqualTo(act("li"));
        isOneChainOf(5);
    }

    @Test
    void editsOfBeforeTheLogAreItsFirstEntries() throws SQLException {
        execute("INSERT INTO edits (made_at, author, action, subject, id, detail)"
                + " VALUES ('2026-01-02 03:04:05+00', 'old', 'put', 'vehicle', 'x', NULL)");
        execute("INSERT INTO edits (made_at, author, action, subject, id, detail)"
                + " VALUES ('2026-01-02 03:04:06+00', 'older', 'give', 'command', 'y', 'z')");
        store.audit().adopt();
        store.audit().adopt();
        assertThat(store.audit().list(ALL).items())
                .containsExactly(
                        new Act(Instant.parse("2026-01-02T03:04:06Z"), "older", "give", "command", "y", "z"),
                        new Act(Instant.parse("2026-01-02T03:04:05Z"), "old", "put", "vehicle", "x", null));
        isOneChainOf(2);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = kind.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void isOneChainOf(int count) {
        List<AuditTable.Entry> entries = store.audit().entries(1, 1000);
        assertThat(entries)
                .extracting(AuditTable.Entry::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, count).boxed().toList());
        byte[] chain = HashChain.start();
        for (AuditTable.Entry entry : entries) {
            chain = HashChain.next(chain, entry.json());
            assertThat(entry.chain()).isEqualTo(HexFormat.of().formatHex(chain));
        }
    }
}
