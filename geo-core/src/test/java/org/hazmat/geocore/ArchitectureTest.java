package org.hazmat.geocore;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Values and pure functions; only the engine runs them on Vert.x. */
@AnalyzeClasses(packages = "org.hazmat.geocore", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ENGINE = "..geocore.engine..";
    private static final String SURVEY = "..geocore.survey..";

    @ArchTest
    static final ArchRule NO_TRANSPORT_NO_STORE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.netty..",
                    "com.hazelcast..",
                    "javax.sql..",
                    "java.net..",
                    "org.rocksdb..",
                    "org.hazmat.protocols..",
                    "org.hazmat.web..",
                    "org.hazmat.gateway..",
                    "org.hazmat.scenarios..");

    /** A GeoPackage is a SQLite file. */
    @ArchTest
    static final ArchRule ONLY_THE_SURVEY_READS_FILES = noClasses()
            .that()
            .resideOutsideOfPackage(SURVEY)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..", "org.sqlite..", "org.geotools..", "java.util.zip..", "javax.xml..", SURVEY);

    /** Whoever is given a survey's result needs no GeoTools to read it. */
    @ArchTest
    static final ArchRule GEOTOOLS_STAYS_INSIDE = noClasses()
            .that()
            .resideInAPackage(SURVEY)
            .and()
            .doNotHaveSimpleName("Projection")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.geotools..");

    @ArchTest
    static final ArchRule ONLY_THE_ENGINE_RUNS = noClasses()
            .that()
            .resideOutsideOfPackage(ENGINE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "org.slf4j..", "java.nio.file..", "java.nio.channels..", ENGINE)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(File.class);

    @ArchTest
    static final ArchRule NO_CLOCK = noClasses()
            .that()
            .resideOutsideOfPackage(ENGINE)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .because("time is an argument");

    @ArchTest
    static final ArchRule NO_CIRCLES =
            slices().matching("org.hazmat.geocore.(*)..").should().beFreeOfCycles();
}
