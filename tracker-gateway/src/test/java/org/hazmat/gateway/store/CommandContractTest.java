package org.hazmat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.Audit;
import org.hazmat.web.read.Commands.Asked;
import org.hazmat.web.read.Commands.Entry;
import org.hazmat.web.read.Commands.Progress;
import org.hazmat.web.read.Commands.Result;
import org.hazmat.web.read.Commands.State;
import org.hazmat.web.read.Page;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@EachStore
class CommandContractTest {
    private static final Instant T0 = Instant.parse("2026-03-10T01:00:00.123Z");
    private static final Page.Ask ALL = new Page.Ask(100, null);

    private final Store store;

    CommandContractTest(StoreKind kind) {
        store = kind.empty();
    }

    private static Entry entry(String id, VehicleId vehicle, int second, @Nullable String violation) {
        Instant at = T0.plusSeconds(second);
        Asked asked = new Asked("li", at, at.plusSeconds(60));
        return new Entry(
                id,
                vehicle,
                JsonText.parse("{\"type\":\"text\",\"text\":\"减速\"}"),
                violation,
                asked,
                Progress.begun(State.QUEUED));
    }

    @Test
    void aCommandComesBackAsFarAsItHasCome() {
        Entry given = entry("c1", Samples.TANKER, 0, null);
        store.commands().add(given);
        assertThat(store.commands().find("c1")).contains(given);
        assertThat(store.commands().find("c2")).isEmpty();
        Entry sent = given.with(given.progress().sent(T0.plusSeconds(1)));
        store.commands().save(sent);
        assertThat(store.commands().find("c1")).contains(sent);
        assertThat(store.commands().unfinished()).containsExactly(sent);
        Result result = new Result("done late", JsonText.parse("{\"messageId\":\"0x0001\"}"));
        Entry answered = sent.with(sent.progress().ended(State.ANSWERED, T0.plusSeconds(2), result));
        store.commands().save(answered);
        assertThat(store.commands().find("c1")).contains(answered);
        assertThat(store.commands().unfinished()).isEmpty();
    }

    @Test
    void aVehiclesCommandsArePagedNewestFirst() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            // Two in each instant: their ids then decide.
            store.commands().add(entry("c" + i, Samples.TANKER, i / 2, null));
            expected.addFirst("c" + i);
        }
        store.commands().add(entry("other", Samples.BLUE, 3, null));
        List<String> ids = new ArrayList<>();
        Page.Ask ask = new Page.Ask(2, null);
        for (Page<Entry> page = store.commands().list(Samples.TANKER, ask); ; ) {
            page.items().forEach(entry -> ids.add(entry.id()));
            if (page.next() == null) {
                break;
            }
            page = store.commands().list(Samples.TANKER, new Page.Ask(2, page.next()));
        }
        assertThat(ids).isEqualTo(expected);
    }

    @Test
    void remindersAreFoundByTheirViolation() {
        store.commands().add(entry("c2", Samples.TANKER, 2, "v1"));
        store.commands().add(entry("c1", Samples.TANKER, 1, "v1"));
        store.commands().add(entry("c3", Samples.TANKER, 3, "v2"));
        assertThat(store.commands().ofViolation("v1")).extracting(Entry::id).containsExactly("c1", "c2");
    }

    @Test
    void whoGaveAndApprovedACommandStandsInTheAudit() {
        Entry given = entry("c1", Samples.TANKER, 0, null);
        store.commands().add(given);
        store.commands().note(given, "wang", "approve");
        store.vehicles().put(Samples.vehicle(Samples.TANKER, "013912345678", null), "zhao");
        Page<Audit.Act> first = store.audit().list(new Page.Ask(2, null));
        assertThat(first.items())
                .extracting(Audit.Act::author, Audit.Act::action, Audit.Act::subject, Audit.Act::id)
                .containsExactly(
                        tuple("zhao", "put", "vehicle", Samples.TANKER.toString()),
                        tuple("wang", "approve", "command", "c1"));
        Page<Audit.Act> second = store.audit().list(new Page.Ask(2, first.next()));
        assertThat(second.items()).extracting(Audit.Act::author).containsExactly("li");
        assertThat(second.items().getFirst().detail()).contains(Samples.TANKER.toString(), "减速");
        assertThat(store.audit().list(ALL).items()).hasSize(3);
    }
}
