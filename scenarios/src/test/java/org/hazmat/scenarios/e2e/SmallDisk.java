package org.hazmat.scenarios.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small file system of its own (tmpfs), which a test fills up; where none can be mounted, the test fails. */
final class SmallDisk implements AutoCloseable {
    private static final byte[] PIECE = new byte[64 * 1024];
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    static SmallDisk mount(Path folder, int mebibytes) throws IOException {
        Files.createDirectories(folder);
        run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", folder.toString());
        return new SmallDisk(folder);
    }

    Path folder() {
        return folder;
    }

    /** Fills up with ballast until so much is in use. */
    void fillTo(double percent) throws IOException {
        try (OutputStream out = Files.newOutputStream(
                ballast(), java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND)) {
            while (percentUsed() < percent) {
                out.write(PIECE);
            }
        }
    }

    void dropBallast() throws IOException {
        Files.delete(ballast());
    }

    double percentUsed() throws IOException {
        FileStore store = Files.getFileStore(folder);
        return 100.0 - 100.0 * store.getUsableSpace() / store.getTotalSpace();
    }

    @Override
    public void close() throws IOException {
        run("umount", folder.toString());
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    private static void run(String... command) throws IOException {
        Process process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
    }
}
