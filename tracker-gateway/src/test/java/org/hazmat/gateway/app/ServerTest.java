package org.hazmat.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hazmat.gateway.journal.FolderLock;
import org.hazmat.gateway.store.PostgisServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

/**
 * A database outlives a start that is refused: it is migrated only by a process that has the journal and can read it. All
 * but the first were seen to fail when the store waits neither for the folder's lock nor for the journal before it migrates.
 */
class ServerTest {
    private final String url = PostgisServer.shared().newDatabase();

    @TempDir
    Path data;

    @Test
    void aStartMakesTheTables() throws Exception {
        Server.start(settings()).close();
        assertThat(tables()).contains("schema_history", "positions");
    }

    @Test
    void aJournalInUseLeavesTheDatabaseAlone() throws Exception {
        List<String> before = tables();
        try (FolderLock held = FolderLock.take(journal())) {
            assertThatThrownBy(() -> Server.start(settings()))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessage("the data folder " + journal() + " is in use by another process");
            assertThat(held).isNotNull();
        }
        assertThat(tables()).isEqualTo(before);
    }

    @Test
    void aJournalOfALaterFormatLeavesTheDatabaseAlone() throws Exception {
        List<String> before = tables();
        writeFormat((byte) 99);
        for (int start = 0; start < 2; start++) {
            assertThatThrownBy(() -> Server.start(settings()))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageStartingWith("the journal has format 99, ");
        }
        assertThat(tables()).isEqualTo(before);
    }

    @Test
    void aDamagedJournalLeavesTheDatabaseAlone() throws Exception {
        List<String> before = tables();
        writeFormat((byte) 1);
        Files.writeString(journal().resolve("CURRENT"), "nothing\n");
        assertThatThrownBy(() -> Server.start(settings()))
                .isInstanceOf(Misconfigured.class)
                .hasMessageStartingWith("the journal in " + journal() + " cannot be opened: ");
        assertThat(tables()).isEqualTo(before);
    }

    private Settings settings() {
        return SettingsReader.read(
                Map.of("httpPort", "0", "terminalPort", "0", "terminalHost", "127.0.0.1"),
                Map.of("TRACKER_DATA", data.toString(), "TRACKER_DATABASE_URL", url),
                null);
    }

    private Path journal() {
        return data.resolve("journal");
    }

    private void writeFormat(byte format) throws Exception {
        Files.createDirectories(journal());
        try (Options options = new Options().setCreateIfMissing(true);
                RocksDB db = RocksDB.open(options, journal().toString());
                ColumnFamilyHandle meta =
                        db.createColumnFamily(new ColumnFamilyDescriptor("meta".getBytes(StandardCharsets.UTF_8)))) {
            db.put(meta, "format".getBytes(StandardCharsets.UTF_8), new byte[] {format});
        }
    }

    private List<String> tables() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT tablename FROM pg_tables ORDER BY tablename")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
