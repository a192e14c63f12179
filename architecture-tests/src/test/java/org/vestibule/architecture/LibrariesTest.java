package org.vestibule.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LibrariesTest {
    private static final Map<String, String> HOMES = Map.ofEntries(
            Map.entry("org.jdbi..", House.PERSISTENCE),
            Map.entry("org.flywaydb..", House.PERSISTENCE),
            Map.entry("com.zaxxer.hikari..", House.PERSISTENCE),
            Map.entry("de.mkammerer.argon2..", House.PERSISTENCE),
            Map.entry("org.tukaani.xz..", House.PERSISTENCE),
            Map.entry("java.sql..", House.PERSISTENCE),
            Map.entry("javax.sql..", House.PERSISTENCE),
            Map.entry("org.eclipse.jetty..", House.WEB),
            Map.entry("com.github.mustachejava..", House.WEB),
            Map.entry("com.nimbusds..", House.APPS),
            Map.entry("com.google.zxing..", House.WEB),
            Map.entry("nl.altindag.ssl..", House.WEB),
            Map.entry("picocli..", House.CLI),
            Map.entry("com.fasterxml.jackson..", House.CLI),
            Map.entry("jakarta.mail..", House.MAIL),
            Map.entry("org.eclipse.angus..", House.MAIL),
            Map.entry("dagger..", House.BOOTSTRAP),
            Map.entry("jakarta.inject..", House.BOOTSTRAP),
            Map.entry("ch.qos.logback..", House.BOOTSTRAP),
            Map.entry("io.prometheus..", House.BOOTSTRAP));

    /** What a server is asked by, and whatever answers in it knows. */
    private static final String SERVLET = "jakarta.servlet..";

    /** Found by a service or by name, so that no class of ours has a reason to name them. */
    private static final String[] ONLY_AT_RUN_TIME = {"org.postgresql..", "com.sun.jna..", "org.bouncycastle.."};

    static Stream<Arguments> homes() {
        return Stream.concat(
                HOMES.entrySet().stream().map(home -> Arguments.of(home.getKey(), home.getValue(), home.getValue())),
                Stream.of(Arguments.of(SERVLET, House.WEB, House.APPS), Arguments.of(SERVLET, House.APPS, House.WEB)));
    }

    @ParameterizedTest
    @MethodSource("homes")
    void a_library_is_known_where_it_lives_alone(String library, String home, String other) {
        noClasses()
                .that()
                .resideOutsideOfPackages(home, other)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .allowEmptyShould(false)
                .check(House.classes());
    }

    @ParameterizedTest
    @MethodSource("homes")
    void a_library_is_used_where_it_lives(String library, String home, String other) {
        boolean used = House.classes().that(resideInAnyPackage(home)).stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .anyMatch(dependency -> resideInAnyPackage(library).test(dependency.getTargetClass()));

        assertTrue(used, library + " in " + home);
    }

    @Test
    void no_library_comes_in_without_a_home() {
        String[] homed =
                Stream.concat(HOMES.keySet().stream(), Stream.of(SERVLET)).toArray(String[]::new);
        classes()
                .that(not(resideInAnyPackage(House.DOMAIN, House.APPLICATION)))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("org.vestibule..", "org.jspecify.annotations")
                        .or(resideInAnyPackage("java..", "javax.crypto..", "javax.net.."))
                        .or(resideInAnyPackage("org.slf4j.."))
                        .or(resideInAnyPackage(homed)))
                .allowEmptyShould(false)
                .check(House.classes());
    }

    @Test
    void what_works_behind_an_interface_is_never_named() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ONLY_AT_RUN_TIME)
                .allowEmptyShould(false)
                .check(House.classes());
    }
}
