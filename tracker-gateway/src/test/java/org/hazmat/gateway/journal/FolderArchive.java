package org.hazmat.gateway.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hazmat.geocore.evidence.HashChain;

/** Where events go that a process forgets which is killed: a file for each batch, which is there whole or not at all. */
record FolderArchive(Path folder) {
    void add(List<FeedRetention.Old> events) {
        ByteWriter out = new ByteWriter().varint(events.size());
        for (FeedRetention.Old old : events) {
            FeedEvents.Chained event = old.event();
            out.fixed64(event.sequence()).text(event.type()).text(event.json()).raw(event.chain());
        }
        String name = "%012d-%012d"
                .formatted(
                        events.getFirst().event().sequence(),
                        events.getLast().event().sequence());
        try {
            Files.createDirectories(folder);
            Path written = Files.write(folder.resolve("written"), out.toBytes());
            Files.move(written, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the order of their numbers; what came twice is there twice. */
    List<FeedEvents.Chained> events() throws IOException {
        List<FeedEvents.Chained> events = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> !each.endsWith("written")).sorted().toList()) {
                ByteReader in = new ByteReader(Files.readAllBytes(file));
                int count = in.size();
                for (int i = 0; i < count; i++) {
                    events.add(new FeedEvents.Chained(in.fixed64(), in.text(), in.text(), in.raw(HashChain.BYTES)));
                }
            }
        }
        return events;
    }
}
