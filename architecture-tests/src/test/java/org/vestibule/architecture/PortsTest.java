package org.vestibule.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PortsTest {
    private static final JavaClasses TESTKIT = new ClassFileImporter().importPackages("org.vestibule.testkit");

    /** Outbound ports. What one capability asks and another of the application answers needs no adapter. */
    static Stream<JavaClass> ports() {
        return House.classes().that(House.PORTS).stream().filter(port -> !isAnsweredWithin(port));
    }

    @Test
    void there_are_ports() {
        assertTrue(ports().count() > 10);
    }

    @ParameterizedTest
    @MethodSource("ports")
    void a_port_has_a_real_adapter(JavaClass port) {
        assertTrue(
                isImplementedIn(
                        House.classes().that(resideInAnyPackage(House.PERSISTENCE, House.MAIL, House.APPS)), port),
                port.getName());
    }

    @ParameterizedTest
    @MethodSource("ports")
    void a_port_has_an_adapter_for_tests(JavaClass port) {
        assertTrue(isImplementedIn(TESTKIT, port), port.getName());
    }

    @ParameterizedTest
    @MethodSource("ports")
    void a_port_has_a_contract_for_both(JavaClass port) {
        assertTrue(TESTKIT.contain("org.vestibule.testkit." + port.getSimpleName() + "Contract"), port.getName());
    }

    @Test
    void one_capability_answers_another() {
        List<String> answered = House.classes().that(House.PORTS).stream()
                .filter(PortsTest::isAnsweredWithin)
                .map(JavaClass::getSimpleName)
                .toList();
        assertEquals(List.of("DisableObjections"), answered);
    }

    @Test
    void the_domain_has_no_ports() {
        assertFalse(House.classes().that(resideInAnyPackage(House.DOMAIN)).stream()
                .anyMatch(type -> type.isInterface()
                        && !type.getSimpleName().equals("package-info")
                        && !type.reflect().isSealed()));
    }

    private static boolean isAnsweredWithin(JavaClass port) {
        return isImplementedIn(House.classes().that(resideInAnyPackage(House.APPLICATION)), port);
    }

    /** A lambda is no class in the byte code, so an adapter is a class that says what it implements. */
    private static boolean isImplementedIn(JavaClasses classes, JavaClass port) {
        return classes.stream().anyMatch(type -> !type.isInterface() && type.isAssignableTo(port.getName()));
    }
}
