package org.hazmat.scenarios.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every file of {@code scenarios/cases} is exact in-process.
 *
 * <p>Seen to fail, one file or more for each: a speed limit, the 60 s, the gap of 60 s, the 14 400 s and the 1 200 s moved between
 * "more than" and "at least"; the posted limit that is higher; 5 km/h as driving; a gap of 1 000 m either way; no driving through a
 * gap; a rest that ends with its last still fix; a paper over on its last day; a check 14 400 s old; an appointment's last second; a
 * waybill's first second; one fix without a waybill; a pre-alert in spite of a permit, or told twice.
 */
class ScenarioFilesTest {
    private static final Path CASES = Path.of(System.getProperty("project.root"), "scenarios", "cases");

    @TestFactory
    Stream<DynamicTest> isExact() throws IOException {
        return files().stream().map(file -> DynamicTest.dynamicTest(id(file), file.toUri(), () -> plays(file)));
    }

    @Test
    void everyFileIsNamedAfterItsIdAndHasATitle() throws IOException {
        for (Path file : files()) {
            Scenario scenario = ScenarioFile.read(file);
            assertThat(scenario.id()).isEqualTo(id(file));
            assertThat(scenario.title()).as(scenario.id()).isNotBlank();
        }
    }

    private static void plays(Path file) throws IOException {
        Scenario scenario = ScenarioFile.read(file);
        List<String> differences = Comparison.of(scenario.expected(), new InProcess().play(scenario));
        assertThat(differences).as(scenario.title()).isEmpty();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(CASES)) {
            return all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static String id(Path file) {
        return file.getFileName().toString().replace(".json", "");
    }
}
