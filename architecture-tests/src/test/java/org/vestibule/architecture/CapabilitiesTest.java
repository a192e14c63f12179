package org.vestibule.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapabilitiesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.vestibule.domain.(*)..",
                "org.vestibule.application.(*)..",
                "org.vestibule.adapters.web.(*)..",
                "org.vestibule.adapters.persistence.(*).."
            })
    void between_capabilities_the_arrows_run_one_way(String capabilities) {
        slices().matching(capabilities)
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(false)
                .check(House.classes());
    }
}
