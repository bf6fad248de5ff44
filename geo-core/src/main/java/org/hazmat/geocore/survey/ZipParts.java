package org.hazmat.geocore.survey;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.hazmat.geocore.json.Invalid;
import org.jspecify.annotations.Nullable;

/** The files of a zip by their bare names, inflated within {@link Limits}. */
final class ZipParts {
    /** Older Chinese systems write names so; names in UTF-8 carry a flag of their own. */
    private static final Charset NAMES = Charset.forName("GB18030");

    private ZipParts() {}

    static Map<String, byte[]> read(byte[] zip) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        int left = Limits.MAX_INFLATED_BYTES;
        int entries = 0;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), NAMES)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (++entries > Limits.MAX_ZIP_ENTRIES) {
                    throw new Invalid("", "the zip has more than 200 files");
                }
                byte[] content = in.readNBytes(left + 1);
                if (content.length > left) {
                    throw new Invalid("", "the zip's files have more than 64 MiB when unpacked");
                }
                left -= content.length;
                if (!entry.isDirectory() && !entry.getName().contains("__MACOSX/")) {
                    parts.putIfAbsent(new SurveyFile(entry.getName(), content).name(), content);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Invalid("", "the zip file is damaged: " + e.getMessage());
        }
        return parts;
    }

    static List<String> ending(Map<String, byte[]> parts, String ending) {
        return parts.keySet().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(ending))
                .toList();
    }

    /** The part with this name, whatever the case of its letters; null where there is none. */
    static byte @Nullable [] find(Map<String, byte[]> parts, String name) {
        return parts.entrySet().stream()
                .filter(part -> part.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    static byte[] get(Map<String, byte[]> parts, String name) {
        byte[] part = find(parts, name);
        if (part == null) {
            throw new Invalid("", "the zip lacks " + name);
        }
        return part;
    }
}
