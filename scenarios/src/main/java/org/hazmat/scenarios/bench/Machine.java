package org.hazmat.scenarios.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a figure was measured on, for the line above it: a figure without its machine and its load says little. */
public final class Machine {
    private Machine() {}

    /** Processor, cores, Java and the load of the last minute. */
    public static String line() {
        return "%s, %d cores; Java %s; load %.1f"
                .formatted(processor(), Runtime.getRuntime().availableProcessors(), Runtime.version(), load());
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
