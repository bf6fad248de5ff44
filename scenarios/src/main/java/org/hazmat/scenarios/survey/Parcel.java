package org.hazmat.scenarios.survey;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A file as it is sent: a Shapefile's parts go together in one zip. */
record Parcel(String name, byte[] content) {
    private static final List<String> PARTS = List.of(".shp", ".dbf", ".prj", ".cpg");

    /** @throws IOException with a sentence when it cannot be read */
    static Parcel of(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no file " + file);
        }
        return name.toLowerCase(Locale.ROOT).endsWith(".shp")
                ? new Parcel(stem(name) + ".zip", zip(file))
                : new Parcel(name, Files.readAllBytes(file));
    }

    private static byte[] zip(Path shp) throws IOException {
        String stem = stem(String.valueOf(shp.getFileName()));
        Path folder = shp.toAbsolutePath().getParent();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                Stream<Path> beside = Files.list(folder)) {
            for (Path part : beside.filter(path -> isPart(path, stem)).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(String.valueOf(part.getFileName())));
                zip.write(Files.readAllBytes(part));
            }
        }
        return bytes.toByteArray();
    }

    private static boolean isPart(Path path, String stem) {
        String name = String.valueOf(path.getFileName());
        return PARTS.stream().anyMatch(part -> name.equalsIgnoreCase(stem + part));
    }

    private static String stem(String name) {
        return name.substring(0, name.length() - ".shp".length());
    }
}
