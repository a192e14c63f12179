package org.vestibule.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.module.ModuleFinder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.application.logout.BackChannel;

class RingsTest {
    private static final DescribedPredicate<JavaClass> JAVA_BASE_AND_JSPECIFY = resideInAnyPackage(
                    ModuleFinder.ofSystem()
                            .find("java.base")
                            .orElseThrow()
                            .descriptor()
                            .packages()
                            .toArray(String[]::new))
            .or(resideInAnyPackage("org.jspecify.annotations"))
            .as("are in java.base or JSpecify");

    @ParameterizedTest
    @ValueSource(
            strings = {
                House.DOMAIN,
                House.APPLICATION,
                House.APPS,
                House.CLI,
                House.MAIL,
                House.PERSISTENCE,
                House.WEB,
                House.BOOTSTRAP
            })
    void every_ring_is_imported(String ring) {
        assertTrue(House.classes().that(resideInAnyPackage(ring)).size() > 1, ring);
    }

    @Test
    void the_arrows_point_inwards_and_adapters_never_see_each_other() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("domain")
                .definedBy(House.DOMAIN)
                .layer("application")
                .definedBy(House.APPLICATION)
                .layer("apps")
                .definedBy(House.APPS)
                .layer("cli")
                .definedBy(House.CLI)
                .layer("mail")
                .definedBy(House.MAIL)
                .layer("persistence")
                .definedBy(House.PERSISTENCE)
                .layer("web")
                .definedBy(House.WEB)
                .layer("bootstrap")
                .definedBy(House.BOOTSTRAP)
                .whereLayer("domain")
                .mayNotAccessAnyLayer()
                .whereLayer("application")
                .mayOnlyAccessLayers("domain")
                .whereLayer("apps")
                .mayOnlyAccessLayers("domain", "application")
                .whereLayer("cli")
                .mayOnlyAccessLayers("domain", "application")
                .whereLayer("mail")
                .mayOnlyAccessLayers("domain", "application")
                .whereLayer("persistence")
                .mayOnlyAccessLayers("domain", "application")
                .whereLayer("web")
                .mayOnlyAccessLayers("domain", "application")
                .whereLayer("bootstrap")
                .mayNotBeAccessedByAnyLayer()
                .allowEmptyShould(false)
                .check(House.classes());
    }

    @Test
    void an_adapter_still_unknown_here_sees_no_other_either() {
        slices().matching("org.vestibule.adapters.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(false)
                .check(House.classes());
    }

    @Test
    void domain_knows_nothing_but_the_java_platform() {
        classes()
                .that()
                .resideInAPackage(House.DOMAIN)
                .should()
                .onlyDependOnClassesThat(JAVA_BASE_AND_JSPECIFY.or(resideInAnyPackage(House.DOMAIN)))
                .allowEmptyShould(false)
                .check(House.classes());
    }

    @Test
    void application_knows_nothing_but_the_domain() {
        classes()
                .that()
                .resideInAPackage(House.APPLICATION)
                .should()
                .onlyDependOnClassesThat(JAVA_BASE_AND_JSPECIFY.or(resideInAnyPackage(House.DOMAIN, House.APPLICATION)))
                .allowEmptyShould(false)
                .check(House.classes());
    }

    /** Whatever everything goes through draws everything to itself, unless it knows nothing. */
    @Test
    void what_every_act_goes_through_knows_no_capability() {
        classes()
                .that()
                .resideInAPackage("org.vestibule.application.act")
                .should()
                .onlyDependOnClassesThat(JAVA_BASE_AND_JSPECIFY.or(resideInAnyPackage(
                        House.DOMAIN,
                        "org.vestibule.application.act",
                        "org.vestibule.application.audit",
                        "org.vestibule.application.notice",
                        "org.vestibule.application.transaction")))
                .allowEmptyShould(false)
                .check(House.classes());
    }

    /** What does something does it by a use case. */
    @Test
    void no_adapter_takes_the_way_of_acts_by_itself() {
        noClasses()
                .that()
                .resideInAnyPackage(House.WEB, House.APPS, House.CLI, House.MAIL, House.PERSISTENCE, House.BOOTSTRAP)
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.vestibule.application..")
                        .and(DescribedPredicate.describe(
                                "are the way of acts",
                                type -> type.getSimpleName().matches(".*Acts?"))))
                .allowEmptyShould(false)
                .check(House.classes());
    }

    /** What apps are told by the portal itself leaves by a port, and is no handler. */
    @Test
    void handlers_and_commands_hold_use_cases_and_never_ports() {
        noClasses()
                .that()
                .resideInAnyPackage(House.WEB, House.APPS, House.CLI)
                .and()
                .doNotImplement(BackChannel.class)
                .should()
                .dependOnClassesThat(House.PORTS)
                .allowEmptyShould(false)
                .check(House.classes());
    }
}
