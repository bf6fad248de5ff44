package org.hazmat.web.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hazmat.web.read.Backups;
import org.jspecify.annotations.Nullable;

/** Copies of all that the server holds. The file stays on the server's machine: who may not log in there, does not get it. */
record BackupResource(Backups backups) {
    Answer start(Request request) {
        return Answer.accepted("/api/v1/backup", form(backups.start()));
    }

    Answer get(Request request) {
        return Answer.ok(form(backups.newest().orElseThrow(() -> Problem.notFound("backup", "newest"))));
    }

    private static ObjectNode form(Backups.Backup backup) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("startedAt", backup.startedAt().toString())
                .put("state", backup.state().word())
                .put("stage", word(backup.stage()))
                .put("octets", backup.octets())
                .put("totalOctets", backup.totalOctets())
                .put("file", backup.file())
                .put("failure", backup.failure());
    }

    private static @Nullable String word(Backups.@Nullable Stage stage) {
        return stage == null ? null : stage.word();
    }
}
