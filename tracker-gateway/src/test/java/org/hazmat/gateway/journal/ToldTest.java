package org.hazmat.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hazmat.gateway.journal.Site.START;
import static org.hazmat.gateway.journal.Site.arrival;
import static org.hazmat.gateway.journal.Site.fix;
import static org.hazmat.gateway.journal.Site.vehicle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.VehicleEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What terminals tell besides positions is durable with the frame that told it; journals of before are read on. */
class ToldTest {
    @TempDir
    Path folder;

    private static Arrival waybill(String content) {
        VehicleEvent event = VehicleEvent.of(
                vehicle(1),
                VehicleEvent.Kind.WAYBILL,
                START,
                START.plusSeconds(1),
                Digest.of(new byte[] {1}),
                "{\"text\":\"" + content + "\"}");
        return new Arrival(
                vehicle(1),
                "013912345678",
                new byte[] {0x7e, 1, 0x7e},
                START,
                new Arrival.Told(List.of(), List.of(event)),
                () -> {});
    }

    private void resend(Site site) {
        Arrival arrival = waybill("运单");
        Site.await(sending(site, arrival));
    }

    private static CompletableFuture<Void> sending(Site site, Arrival arrival) {
        CompletableFuture<Void> durable = new CompletableFuture<>();
        site.offer(new Arrival(
                arrival.vehicle(),
                arrival.phoneNumber(),
                arrival.frame(),
                arrival.receivedAt(),
                arrival.told(),
                () -> durable.complete(null)));
        return durable;
    }

    /** Seen to fail when the entry was left out of the batch that the acknowledgement waits for. */
    @Test
    void itIsInTheLogOnceItIsAcknowledgedAndAfterANewStart() {
        OutcomeLog.Told told =
                new OutcomeLog.Told(1, waybill("运单").told().events().getFirst());
        try (Site site = Site.open(folder)) {
            resend(site);
            Awaitility.await().untilAsserted(() -> assertThat(site.outcomes()).containsExactly(told));
            site.send(arrival(vehicle(1), fix(0, 50)));
        }
        try (Site site = Site.open(folder)) {
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(site.outcomes()).startsWith(told).hasSize(2));
            site.send(arrival(vehicle(1), fix(0, 50)));
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(site.outcomes()).hasAtLeastOneElementOfType(OutcomeLog.Resent.class));
        }
    }

    /**
     * A journal of format 1, of a process that died before it judged anything: two reports of 津A00001, the first of them twice, a
     * frame without a report of 津A00002, and a credential. Seen to fail while format 2 alone was read.
     */
    @Test
    void aJournalThatWasWrittenBeforeIsReadAndGoneOnWith() throws IOException {
        unpack();
        try (Site site = Site.open(folder)) {
            Awaitility.await().untilAsserted(() -> assertThat(site.outcomes()).hasSize(3));
            assertThat(site.journal
                            .credentials()
                            .find("13912345678")
                            .orElseThrow()
                            .codeHash())
                    .isEqualTo("00ff");
            site.send(arrival(vehicle(1), fix(10, 120)));
            resend(site);
            Awaitility.await().untilAsserted(() -> assertThat(site.outcomes()).hasSize(5));
            assertThat(site.outcomes().get(3)).isInstanceOf(OutcomeLog.Resent.class);
            assertThat(site.outcomes().get(4)).isInstanceOf(OutcomeLog.Told.class);
        }
        try (Site site = Site.open(folder)) {
            assertThat(site.outcomes()).hasSize(5);
        }
    }

    private void unpack() throws IOException {
        try (InputStream packed = ToldTest.class.getResourceAsStream("/journal/format-1.zip");
                ZipInputStream files = new ZipInputStream(packed)) {
            for (ZipEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                Files.copy(files, folder.resolve(entry.getName()));
            }
        }
    }
}
