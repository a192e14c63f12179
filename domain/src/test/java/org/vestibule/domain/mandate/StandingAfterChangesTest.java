package org.vestibule.domain.mandate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.vestibule.domain.mandate.Mandate.EVERYONE;
import static org.vestibule.domain.mandate.Mandate.NOBODY;
import static org.vestibule.domain.mandate.Mandate.TECHNICIANS;
import static org.vestibule.domain.mandate.MemberFixture.ENTERPRISE;
import static org.vestibule.domain.mandate.MemberFixture.NOT_REQUIRED;
import static org.vestibule.domain.mandate.MemberFixture.PROFESSIONAL;
import static org.vestibule.domain.mandate.MemberFixture.WITH_ASSIST;
import static org.vestibule.domain.mandate.MemberFixture.day;
import static org.vestibule.domain.mandate.MemberFixture.dueBy;
import static org.vestibule.domain.mandate.MemberFixture.suspended;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.domain.mandate.Standing.DueBy;
import org.vestibule.domain.mandate.Standing.Suspended;
import org.vestibule.domain.team.Midnight;

/** How a standing follows when the rule or the plan changes while somebody is a member. */
class StandingAfterChangesTest {

    private final MemberFixture member = new MemberFixture();

    @Test
    void an_add_on_that_ends_and_returns_leaves_the_deadline_where_it_was() {
        member.rule(10, TECHNICIANS, 20);
        member.technician(5, true);
        member.plan(15, ENTERPRISE);
        member.plan(18, WITH_ASSIST);
        member.plan(25, ENTERPRISE);
        member.plan(28, WITH_ASSIST);
        assertEquals(dueBy(20), member.standing(day(15).minusNanos(1)));
        assertEquals(NOT_REQUIRED, member.standing(15));
        assertEquals(dueBy(20), member.standing(18));
        assertEquals(suspended(20), member.standing(24));
        assertEquals(NOT_REQUIRED, member.standing(25));
        assertEquals(suspended(20), member.standing(28));
    }

    @Test
    void the_add_on_does_not_matter_where_everyone_is_covered() {
        member.rule(10, EVERYONE);
        member.plan(15, ENTERPRISE);
        assertEquals(suspended(10), member.standing(15));
    }

    @Test
    void a_plan_that_ends_and_returns_leaves_the_deadline_where_it_was() {
        member.rule(10, EVERYONE, 20);
        member.plan(12, WITH_ASSIST, 25);
        member.plan(30, WITH_ASSIST);
        member.plan(40, PROFESSIONAL);
        assertEquals(suspended(20), member.standing(day(25).minusNanos(1)));
        assertEquals(NOT_REQUIRED, member.standing(25));
        assertEquals(suspended(20), member.standing(30));
        assertEquals(NOT_REQUIRED, member.standing(40));
    }

    @Test
    void a_deadline_passes_while_the_rule_lies_dormant() {
        member.rule(10, EVERYONE, 20);
        member.plan(15, PROFESSIONAL);
        member.plan(30, ENTERPRISE);
        assertEquals(NOT_REQUIRED, member.standing(20));
        assertEquals(suspended(20), member.standing(30));
    }

    @Test
    void a_policy_changed_twice_on_one_day_counts_as_last_chosen() {
        Instant morning = day(10).plusSeconds(8 * 3_600);
        Instant evening = day(10).plusSeconds(20 * 3_600);
        member.rule(morning, EVERYONE, Optional.empty());
        member.rule(evening, EVERYONE, Optional.of(day(20)));
        assertEquals(new Suspended(morning), member.standing(evening.minusNanos(1)));
        assertEquals(dueBy(20), member.standing(evening));
    }

    @Test
    void two_changes_at_one_instant_go_by_the_order_written() {
        member.rule(10, NOBODY);
        member.rule(10, EVERYONE);
        member.plan(10, ENTERPRISE);
        member.plan(10, PROFESSIONAL);
        member.plan(10, WITH_ASSIST);
        assertEquals(suspended(10), member.standing(10));
        member.rule(10, TECHNICIANS);
        member.technician(10, true);
        member.technician(10, false);
        assertEquals(NOT_REQUIRED, member.standing(10));
    }

    @Test
    void a_deadline_at_a_midnight_that_daylight_saving_skips_is_the_first_moment_of_the_day() {
        ZoneId beirut = ZoneId.of("Asia/Beirut");
        Instant start = Midnight.of(LocalDate.of(2026, 3, 29), beirut);
        member.rule(day(10), EVERYONE, Optional.of(start));
        assertEquals(new DueBy(start), member.standing(Instant.parse("2026-03-28T21:59:59.999Z")));
        assertEquals(new Suspended(start), member.standing(Instant.parse("2026-03-28T22:00:00Z")));
    }

    @Test
    void a_later_date_brings_the_suspended_back() {
        member.rule(10, EVERYONE);
        member.rule(20, EVERYONE, 30);
        assertEquals(suspended(10), member.standing(day(20).minusNanos(1)));
        assertEquals(dueBy(30), member.standing(20));
        assertEquals(suspended(30), member.standing(30));
    }

    @Test
    void an_earlier_date_acts_at_that_date() {
        member.rule(10, EVERYONE, 40);
        member.rule(20, EVERYONE, 30);
        assertEquals(dueBy(40), member.standing(day(20).minusNanos(1)));
        assertEquals(dueBy(30), member.standing(20));
        assertEquals(suspended(30), member.standing(30));
    }

    @Test
    void everyone_then_nobody_then_everyone_knows_only_the_new_date() {
        member.rule(10, EVERYONE, 15);
        member.rule(20, NOBODY);
        member.rule(25, EVERYONE, 30);
        assertEquals(suspended(15), member.standing(19));
        assertEquals(NOT_REQUIRED, member.standing(20));
        assertEquals(dueBy(30), member.standing(25));
        assertEquals(suspended(30), member.standing(30));
    }

    @Test
    void everyone_from_a_date_gives_technicians_until_that_date_too() {
        member.technician(5, true);
        member.rule(10, TECHNICIANS);
        member.rule(20, EVERYONE, 30);
        assertEquals(suspended(10), member.standing(day(20).minusNanos(1)));
        assertEquals(dueBy(30), member.standing(20));
        assertEquals(suspended(30), member.standing(30));
    }
}
