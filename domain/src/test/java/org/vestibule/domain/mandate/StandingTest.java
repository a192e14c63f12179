package org.vestibule.domain.mandate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.domain.mandate.Mandate.EVERYONE;
import static org.vestibule.domain.mandate.Mandate.TECHNICIANS;
import static org.vestibule.domain.mandate.MemberFixture.ENTERPRISE;
import static org.vestibule.domain.mandate.MemberFixture.NOT_REQUIRED;
import static org.vestibule.domain.mandate.MemberFixture.day;
import static org.vestibule.domain.mandate.MemberFixture.dueBy;
import static org.vestibule.domain.mandate.MemberFixture.suspended;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.domain.mandate.Standing.On;

class StandingTest {

    private final MemberFixture member = new MemberFixture();

    @Test
    void where_nothing_was_chosen_nothing_is_required() {
        assertEquals(NOT_REQUIRED, member.standing(1));
    }

    @Test
    void at_once_is_at_once() {
        member.rule(10, EVERYONE);
        assertEquals(NOT_REQUIRED, member.standing(day(10).minusNanos(1)));
        assertEquals(suspended(10), member.standing(10));
    }

    @Test
    void with_a_start_date_it_is_due_by_then_and_suspended_from_then_on() {
        member.rule(10, EVERYONE, 20);
        assertEquals(dueBy(20), member.standing(10));
        assertEquals(dueBy(20), member.standing(day(20).minusNanos(1)));
        assertEquals(suspended(20), member.standing(20));
    }

    @Test
    void a_start_date_that_has_passed_does_not_reach_back() {
        member.rule(10, EVERYONE, 5);
        assertEquals(NOT_REQUIRED, member.standing(9));
        assertEquals(suspended(10), member.standing(10));
    }

    @Test
    void two_step_verification_that_is_on_is_enough_at_once() {
        member.rule(10, EVERYONE);
        assertEquals(suspended(10), member.standing(15));
        assertEquals(new On(), member.standingWithTwoStepOn(15));
    }

    @Test
    void only_the_suspended_do_not_take_part() {
        assertTrue(NOT_REQUIRED.participates());
        assertTrue(new On().participates());
        assertTrue(dueBy(20).participates());
        assertFalse(suspended(20).participates());
    }

    @Test
    void a_late_joiner_is_due_at_once() {
        member.rule(10, EVERYONE, 20);
        member.joined(30);
        assertEquals(suspended(30), member.standing(30));
    }

    @Test
    void who_joins_before_the_start_has_until_then() {
        member.rule(10, EVERYONE, 20);
        member.joined(15);
        assertEquals(dueBy(20), member.standing(15));
    }

    @Test
    void a_technician_is_covered_while_being_one() {
        member.rule(10, TECHNICIANS);
        member.technician(15, true);
        member.technician(18, false);
        member.technician(25, true);
        assertEquals(NOT_REQUIRED, member.standing(day(15).minusNanos(1)));
        assertEquals(suspended(15), member.standing(15));
        assertEquals(NOT_REQUIRED, member.standing(18));
        assertEquals(suspended(25), member.standing(25));
    }

    @Test
    void a_technician_named_before_the_start_has_until_then() {
        member.rule(10, TECHNICIANS, 20);
        member.technician(15, true);
        assertEquals(dueBy(20), member.standing(15));
    }

    @Test
    void who_rejoins_starts_anew_and_without_technician() {
        member.rule(10, TECHNICIANS);
        member.technician(5, true);
        member.joined(30);
        assertEquals(NOT_REQUIRED, member.standing(30));
        member.technician(35, true);
        assertEquals(suspended(35), member.standing(35));
    }

    @Test
    void who_rejoins_is_due_from_then_on() {
        member.rule(10, EVERYONE);
        assertEquals(suspended(10), member.standing(29));
        member.joined(30);
        assertEquals(suspended(30), member.standing(30));
    }

    @Test
    void a_deadline_is_the_next_change_unless_the_plan_ends_before() {
        member.rule(10, EVERYONE, 20);
        member.plan(10, ENTERPRISE, 30);
        assertEquals(Optional.of(day(20)), member.lastsUntil(10));
        assertEquals(Optional.of(day(30)), member.lastsUntil(20));
        assertEquals(Optional.empty(), member.lastsUntil(30));
        member.plan(12, ENTERPRISE, 15);
        assertEquals(Optional.of(day(15)), member.lastsUntil(12));
    }

    @Test
    void whoever_is_covered_by_no_rule_or_has_it_on_waits_for_nothing() {
        member.plan(0, ENTERPRISE, 30);
        assertEquals(Optional.empty(), member.lastsUntil(10));
        assertEquals(Optional.empty(), new On().lastsUntil(member.plans(), day(10)));
    }
}
