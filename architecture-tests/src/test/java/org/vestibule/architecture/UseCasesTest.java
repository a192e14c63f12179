package org.vestibule.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vestibule.application.clock.MeasureClock;
import org.vestibule.application.logout.TellApps;
import org.vestibule.application.notice.DeliverNotices;

class UseCasesTest {
    /**
     * What use cases share. Only the judge of new passwords is asked by pages, too, which name what it demands. A fresh
     * proof is no use case but a value, and a class so that nobody else can make one; so is an act.
     */
    static final String SHARED = ".*(Guard|Queue|Links|Acts?)|New.*s|BeginSession|KeyConfirmation|FreshlyProven"
            + "|SecondProofs|TellHolder|BurnPassword|HeldCodes|WatchedLog|EndAppAccess|EndGrant|EndOthers|LicenseComputer";

    static Stream<JavaClass> useCases() {
        return House.classes().that(resideInAnyPackage(House.APPLICATION)).stream()
                .filter(UseCasesTest::isAPlainClass)
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.getSimpleName().matches(SHARED));
    }

    static Stream<JavaClass> plainClasses() {
        return House.classes().that(resideInAnyPackage(House.APPLICATION)).stream()
                .filter(UseCasesTest::isAPlainClass);
    }

    @Test
    void there_are_use_cases() {
        assertTrue(useCases().count() > 10);
    }

    @ParameterizedTest
    @MethodSource("useCases")
    void a_use_case_is_its_own_inbound_port(JavaClass useCase) {
        assertEquals(Set.of(), useCase.getRawInterfaces(), useCase.getName());
    }

    /** In different words for different askers, perhaps, but under one name. */
    @ParameterizedTest
    @MethodSource("useCases")
    void a_use_case_has_one_public_method(JavaClass useCase) {
        Set<String> names = useCase.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaMethod::getName)
                .collect(Collectors.toSet());
        assertTrue(names.size() <= 1, () -> useCase.getName() + ": " + names);
    }

    /** Three need more than a store and means: what sends mails, what tells apps, and what is asked before there is a portal. */
    @Test
    void each_is_named_where_the_portal_is_put_together() {
        List<String> named = House.classes().that(resideInAnyPackage("org.vestibule.application.portal")).stream()
                .filter(JavaClass::isRecord)
                .flatMap(list -> list.getFields().stream())
                .map(part -> part.getRawType().getName())
                .filter(type -> !type.startsWith("org.vestibule.application.portal."))
                .toList();
        Set<String> useCases = useCases().map(JavaClass::getName).collect(Collectors.toSet());
        useCases.removeAll(named);
        assertEquals(
                Set.of(DeliverNotices.class.getName(), TellApps.class.getName(), MeasureClock.class.getName()),
                useCases);
    }

    @ParameterizedTest
    @MethodSource("plainClasses")
    void a_class_of_the_application_is_final(JavaClass type) {
        assertTrue(type.getModifiers().contains(JavaModifier.FINAL), type.getName());
    }

    private static boolean isAPlainClass(JavaClass type) {
        return type.isTopLevelClass()
                && !type.isInterface()
                && !type.isRecord()
                && !type.isEnum()
                && !type.isAssignableTo(Throwable.class);
    }
}
