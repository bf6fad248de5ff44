package org.hazmat.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hazmat.gateway.journal.Site.START;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.hazmat.web.read.TerminalProfile;
import org.hazmat.web.read.TerminalProfile.Evidence;
import org.hazmat.web.read.TerminalProfile.Forced;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles are there again after a new start, and changes of one turn build on each other. */
class ProfilesTest {
    private static final String PHONE = "13912345678";

    @TempDir
    Path folder;

    /** Seen to fail when each change of a turn began from what was durable: the first of two was lost. */
    @Test
    void changesAreDurableAndAddUp() {
        Evidence once = new Evidence("version-bit", START, START, 1, "0002");
        Evidence later = new Evidence("version-bit", START.plusSeconds(9), START.plusSeconds(9), 3, "ffff");
        Forced forced = new Forced("2011", null, "utf-8", "bureau", START);
        try (Site site = Site.open(folder)) {
            Profiles profiles = site.journal.credentials().profiles();
            CompletableFuture<TerminalProfile> first =
                    profiles.update(PHONE, profile -> profile.with(once)).toCompletableFuture();
            CompletableFuture<TerminalProfile> second =
                    profiles.update(PHONE, profile -> profile.with(forced)).toCompletableFuture();
            Site.await(first);
            Site.await(second);
            Site.await(profiles.update(PHONE, profile -> profile.with(later)).toCompletableFuture());
        }
        try (Site site = Site.open(folder)) {
            TerminalProfile profile =
                    site.journal.credentials().profiles().find(PHONE).orElseThrow();
            assertThat(profile.forced()).isEqualTo(forced);
            assertThat(profile.evidence())
                    .containsExactly(new Evidence("version-bit", START, START.plusSeconds(9), 4, "0002"));
        }
    }
}
