package org.hazmat.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of web and of the running server, between modules and between packages. */
@AnalyzeClasses(
        packages = {"org.hazmat.web", "org.hazmat.gateway"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** Of Netty, Vert.x shows its users the words for status codes; sockets and buffers are not for them. */
    @ArchTest
    static final ArchRule webKnowsNeitherDatabaseNorClusterNorWire = noClasses()
            .that()
            .resideInAPackage("org.hazmat.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..",
                    "javax.sql..",
                    "org.h2..",
                    "org.postgresql..",
                    "com.zaxxer..",
                    "com.hazelcast..",
                    "io.netty.bootstrap..",
                    "io.netty.buffer..",
                    "io.netty.channel..",
                    "org.hazmat.protocols..",
                    "org.hazmat.gateway..");

    @ArchTest
    static final ArchRule theCompositionRootIsSeenByNobody = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.hazmat.gateway.journal..", "org.hazmat.gateway.store..", "org.hazmat.gateway.terminal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.hazmat.gateway.app..");

    @ArchTest
    static final ArchRule theJournalKnowsNeitherStoreNorSockets = noClasses()
            .that()
            .resideInAPackage("org.hazmat.gateway.journal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.hazmat.gateway.store..", "org.hazmat.gateway.terminal..", "io.netty..");

    @ArchTest
    static final ArchRule terminalsDoNotReachIntoTheStore = noClasses()
            .that()
            .resideInAPackage("org.hazmat.gateway.terminal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.hazmat.gateway.store..", "java.sql..");

    @ArchTest
    static final ArchRule commandsKnowNeitherStoreNorSockets = noClasses()
            .that()
            .resideInAPackage("org.hazmat.gateway.command..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.hazmat.gateway.store..",
                    "org.hazmat.gateway.terminal..",
                    "org.hazmat.gateway.journal..",
                    "io.netty..",
                    "java.sql..");

    @ArchTest
    static final ArchRule theStoreKnowsNoSockets = noClasses()
            .that()
            .resideInAPackage("org.hazmat.gateway.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.hazmat.gateway.terminal..", "org.hazmat.protocols..", "io.netty..", "io.vertx..");

    @ArchTest
    static final ArchRule sqlIsInTheStoreAlone = noClasses()
            .that()
            .resideOutsideOfPackage("org.hazmat.gateway.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "com.zaxxer..", "org.flywaydb..");

    @ArchTest
    static final ArchRule geoToolsIsNotInTheServer = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.geotools..", "org.geotools.api..", "org.opengis..", "org.sqlite..");
}
