package org.vestibule.domain.team;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.Terms;

class MandateTest {

    @ParameterizedTest
    @CsvSource({
        "LITE, false, true, false, false",
        "LITE, true, true, false, false",
        "PROFESSIONAL, false, true, false, false",
        "PROFESSIONAL, true, true, false, false",
        "ENTERPRISE, false, true, false, true",
        "ENTERPRISE, true, true, true, true"
    })
    void the_plan_decides_what_is_offered(
            Plan plan, boolean onDemandAssist, boolean nobody, boolean technicians, boolean everyone) {
        Terms terms = new Terms(plan, onDemandAssist);
        assertEquals(nobody, Mandate.NOBODY.isOfferedWith(terms));
        assertEquals(technicians, Mandate.TECHNICIANS.isOfferedWith(terms));
        assertEquals(everyone, Mandate.EVERYONE.isOfferedWith(terms));
    }
}
