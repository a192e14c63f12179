package org.vestibule.domain.mandate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.domain.member.TechnicianChange;
import org.vestibule.domain.member.Tenure;
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

    @Test
    void a_rule_covers_from_the_joining_or_from_the_run_on() {
        Tenure tenure = new Tenure(day(0), List.of(new TechnicianChange(day(2), true)));
        assertEquals(Optional.empty(), Mandate.NOBODY.coveredSince(tenure, day(3)));
        assertEquals(Optional.of(day(2)), Mandate.TECHNICIANS.coveredSince(tenure, day(3)));
        assertEquals(Optional.of(day(0)), Mandate.EVERYONE.coveredSince(tenure, day(3)));
        assertEquals(Optional.empty(), Mandate.TECHNICIANS.coveredSince(tenure, day(1)));
    }

    private static Instant day(int number) {
        return Instant.parse("2030-01-01T00:00:00Z").plus(Duration.ofDays(number));
    }
}
