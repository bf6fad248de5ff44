package org.hazmat.gateway.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A folder in one file: a ZIP whose last entry, {@code manifest}, names what it is and every other entry with its SHA-256. Files of
 * the first and second level only; for the owner's eyes alone.
 */
final class Archive {
    private static final String MANIFEST = "manifest";
    private static final String TITLE = "hazmat-tracker backup 1 ";
    private static final String NAME = "([\\w-]+/)?[\\w-][\\w.-]*";
    private static final int CHUNK = 1 << 16;

    private Archive() {}

    /** Is told how many octets of how many are read; what it throws ends the writing. */
    @FunctionalInterface
    interface Progress {
        void read(long octets, long total);
    }

    /** What an archive says of itself, once it was found whole. */
    record Contents(String kind, List<String> names) {}

    /**
     * Writes all files of a folder; when this returns, they are on the disk.
     *
     * @param kind one word that the archive is to say of itself
     * @param progress is told how much of them is read
     */
    static void write(Path folder, String kind, Path file, Progress progress) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        long total = 0;
        for (Path each : files) {
            total += Files.size(each);
        }
        long all = total;
        StringBuilder manifest = new StringBuilder(TITLE).append(kind).append('\n');
        try (FileChannel channel = FileChannel.open(
                        file,
                        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                ZipOutputStream zip = new ZipOutputStream(Channels.newOutputStream(channel))) {
            zip.setLevel(Deflater.BEST_SPEED);
            long octets = 0;
            for (Path each : files) {
                String name = folder.relativize(each).toString().replace('\\', '/');
                zip.putNextEntry(new ZipEntry(name));
                manifest.append(copied(Files.newInputStream(each), zip, octets, sum -> progress.read(sum, all)))
                        .append("  ")
                        .append(name);
                manifest.append('\n');
                octets += Files.size(each);
            }
            zip.putNextEntry(new ZipEntry(MANIFEST));
            zip.write(manifest.toString().getBytes(StandardCharsets.UTF_8));
            zip.finish();
            channel.force(true);
        }
    }

    /** Reads all of it; throws {@link IOException} with a sentence when anything is missing, changed or too much. */
    static Contents verify(Path file, LongConsumer progress) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry last = zip.getEntry(MANIFEST);
            if (last == null) {
                throw new IOException(file + " is no backup, or was not written to its end");
            }
            List<String> lines;
            try (InputStream in = zip.getInputStream(last)) {
                lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
            }
            if (lines.isEmpty() || !lines.getFirst().startsWith(TITLE)) {
                throw new IOException(file + " is no backup that this version can read");
            }
            Map<String, String> sums = sums(file, lines.subList(1, lines.size()));
            if (zip.size() != sums.size() + 1) {
                throw new IOException(file + " has other files than its manifest names");
            }
            long octets = 0;
            for (Map.Entry<String, String> each : sums.entrySet()) {
                octets += verify(zip, each, octets, progress);
            }
            return new Contents(lines.getFirst().substring(TITLE.length()), List.copyOf(sums.keySet()));
        }
    }

    /** Writes one entry of a verified archive into a new file. */
    static void extract(Path file, String name, Path to) throws IOException {
        Files.createDirectories(to.toAbsolutePath().getParent());
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(name));
                FileChannel channel = FileChannel.open(
                        to,
                        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            in.transferTo(Channels.newOutputStream(channel));
            channel.force(true);
        }
    }

    private static Map<String, String> sums(Path file, List<String> lines) throws IOException {
        Map<String, String> sums = new LinkedHashMap<>();
        for (String line : lines) {
            String[] parts = line.split("  ", 2);
            if (parts.length != 2 || !parts[1].matches(NAME) || parts[1].contains("..")) {
                throw new IOException(file + " has a manifest that cannot be read");
            }
            sums.put(parts[1], parts[0]);
        }
        return sums;
    }

    private static long verify(ZipFile zip, Map.Entry<String, String> expected, long before, LongConsumer progress)
            throws IOException {
        ZipEntry entry = zip.getEntry(expected.getKey());
        if (entry == null) {
            throw new IOException(zip.getName() + ": " + expected.getKey() + " is missing");
        }
        String sum = copied(zip.getInputStream(entry), OutputStream.nullOutputStream(), before, progress);
        if (!sum.equals(expected.getValue())) {
            throw new IOException(zip.getName() + ": " + expected.getKey() + " was changed");
        }
        return entry.getSize();
    }

    /** Returns the SHA-256 in hexadecimal digits. */
    private static String copied(InputStream from, OutputStream to, long before, LongConsumer progress)
            throws IOException {
        MessageDigest digest = sha256();
        DigestOutputStream out = new DigestOutputStream(to, digest);
        byte[] buffer = new byte[CHUNK];
        long octets = before;
        try (from) {
            for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                out.write(buffer, 0, count);
                octets += count;
                progress.accept(octets);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
