package org.hazmat.scenarios.bench.server;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Takes back, in files, all that came after each one's last completed sync. Names are taken to be durable as soon as they are made,
 * changed or removed, as a journaling file system keeps them in order.
 */
final class PowerCut {
    private static final int NEW_FILE = 1;
    private static final int SYNC_BEGUN = 2;
    private static final int SYNC_DONE = 3;
    private static final int OVERWRITTEN = 4;

    private final Path folder;
    private final Map<Long, History> files = new HashMap<>();

    /** What stood at an offset before it was written over. */
    private record Old(long offset, byte[] octets) {}

    /** One file: how long it is on stable storage, and what was overwritten since the sync that made it so. */
    private static final class History {
        private long length;
        private List<Old> overwritten = new ArrayList<>();
        private final Map<Long, Mark> begun = new HashMap<>();

        private record Mark(long length, int overwritten) {}

        History(long length) {
            this.length = length;
        }

        void begin(long sync, long size) {
            begun.put(sync, new Mark(size, overwritten.size()));
        }

        void end(long sync) {
            Mark mark = begun.remove(sync);
            if (mark != null) {
                length = mark.length;
                overwritten = new ArrayList<>(overwritten.subList(mark.overwritten, overwritten.size()));
                begun.replaceAll(
                        (number, other) -> new Mark(other.length, Math.max(0, other.overwritten - mark.overwritten)));
            }
        }
    }

    private PowerCut(Path folder) {
        this.folder = folder;
    }

    /** Before the process starts: what is there is durable. */
    static PowerCut before(Path folder) throws IOException {
        PowerCut cut = new PowerCut(folder);
        for (Path file : cut.regularFiles()) {
            cut.files.put(inode(file), new History(Files.size(file)));
        }
        return cut;
    }

    /** After the process was killed: octets that were taken back, by what its library noted. */
    long cut(Path log) throws IOException {
        read(log);
        long lost = 0;
        for (Path file : regularFiles()) {
            lost += cut(file, files.getOrDefault(inode(file), new History(0)));
        }
        return lost;
    }

    private static long cut(Path file, History history) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long before = channel.size();
            for (Old old : history.overwritten.reversed()) {
                channel.write(ByteBuffer.wrap(old.octets), old.offset);
            }
            if (channel.size() > history.length) {
                channel.truncate(history.length);
            }
            return Math.max(0, before - history.length)
                    + history.overwritten.stream()
                            .mapToLong(old -> old.octets.length)
                            .sum();
        }
    }

    private void read(Path log) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(log)))) {
            while (true) {
                long kind = Long.reverseBytes(in.readLong());
                long inode = Long.reverseBytes(in.readLong());
                long a = Long.reverseBytes(in.readLong());
                long b = Long.reverseBytes(in.readLong());
                byte[] octets = new byte[Math.toIntExact(Long.reverseBytes(in.readLong()))];
                in.readFully(octets);
                note((int) kind, inode, a, b, octets);
            }
        } catch (EOFException end) {
            // The last record may be torn: what it would have told of was not done yet.
        }
    }

    private void note(int kind, long inode, long a, long b, byte[] octets) {
        History history = files.computeIfAbsent(inode, unknown -> new History(0));
        switch (kind) {
            case NEW_FILE -> files.put(inode, new History(0));
            case SYNC_BEGUN -> history.begin(a, b);
            case SYNC_DONE -> history.end(a);
            case OVERWRITTEN -> history.overwritten.add(new Old(a, octets));
            default -> throw new IllegalStateException("no record has the kind " + kind);
        }
    }

    private List<Path> regularFiles() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static long inode(Path file) throws IOException {
        return ((Number) Files.getAttribute(file, "unix:ino")).longValue();
    }
}
