package org.hazmat.protocols;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.hazmat.protocols.jt808.Codec;
import org.hazmat.protocols.jt808.message.Message;

/** Bytes and messages, with no opinion, no clock and no input or output. */
@AnalyzeClasses(packages = "org.hazmat.protocols", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ONLY_BUFFERS_FROM_OUTSIDE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.vertx..",
                    "org.locationtech..",
                    "java.sql..",
                    "javax.sql..",
                    "com.hazelcast..",
                    "com.fasterxml..",
                    "org.slf4j..",
                    "io.netty.channel..",
                    "org.hazmat.geocore..",
                    "org.hazmat.web..",
                    "org.hazmat.gateway..",
                    "org.hazmat.scenarios..");

    @ArchTest
    static final ArchRule NO_CLOCK = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .because("time is an argument");

    @ArchTest
    static final ArchRule WIRE_KNOWS_NO_MESSAGE = noClasses()
            .that()
            .resideInAPackage("..wire..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..jt808..");

    @ArchTest
    static void everyMessageIsInTheOneTable(JavaClasses classes) {
        List<String> read = classes.get(Codec.class).getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getName())
                .distinct()
                .toList();
        assertThat(Stream.of(Message.class.getPermittedSubclasses()).map(Class::getName))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(read).contains(name));
    }
}
