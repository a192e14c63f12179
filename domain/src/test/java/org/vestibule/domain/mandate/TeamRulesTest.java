package org.vestibule.domain.mandate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.member.TechnicianChange;
import org.vestibule.domain.member.Tenure;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.PlanChange;
import org.vestibule.domain.subscription.PlanHistory;
import org.vestibule.domain.subscription.Terms;

class TeamRulesTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(1000);
    private static final PolicyChange ANNOUNCED = new PolicyChange(NOW, Mandate.EVERYONE, Optional.of(LATER));
    private static final Account ADA = new Account(
            new AccountId(new UUID(1, 1)),
            EmailAddress.parse("ada@example.com").orElseThrow(),
            new PersonName("Ada"),
            NOW,
            true);

    @Test
    void an_announced_rule_covers_its_owner_already() {
        TeamRules rules = rules(Plan.ENTERPRISE);
        assertEquals(new Standing.DueBy(LATER), rules.standing(owner(false), NOW));
        assertTrue(rules.failOwner(owner(false), NOW));
        assertTrue(rules.cover(owner(true), NOW));
        assertFalse(rules.failOwner(owner(true), NOW));
    }

    @Test
    void a_dormant_rule_covers_nobody() {
        TeamRules rules = rules(Plan.PROFESSIONAL);
        assertTrue(rules.dormant(NOW));
        assertFalse(rules.cover(owner(false), NOW));
        assertFalse(rules(Plan.ENTERPRISE).dormant(NOW));
        assertFalse(new TeamRules(new PolicyHistory(List.of()), new PlanHistory(List.of())).dormant(NOW));
    }

    @Test
    void once_it_is_awake_a_rule_that_rests_covers_its_owner() {
        TeamRules resting = rules(Plan.PROFESSIONAL);
        assertTrue(resting.coverOnceAwake(owner(true), NOW));
        assertTrue(resting.failOwnerOnceAwake(owner(false), NOW));
        assertFalse(resting.failOwnerOnceAwake(owner(true), NOW));
        assertEquals(new Standing.DueBy(LATER), resting.awake().standing(owner(false), NOW));
    }

    @Test
    void what_does_not_rest_need_not_awake() {
        TeamRules rules = rules(Plan.ENTERPRISE);
        assertFalse(rules.coverOnceAwake(owner(false), NOW));
        assertFalse(rules.failOwnerOnceAwake(owner(false), NOW));
        assertFalse(TeamRules.NONE.failOwnerOnceAwake(owner(false), NOW));
        PolicyChange nobody = new PolicyChange(NOW, Mandate.NOBODY, Optional.empty());
        TeamRules loosened = new TeamRules(new PolicyHistory(List.of(ANNOUNCED, nobody)), PlanHistory.NONE);
        assertFalse(loosened.failOwnerOnceAwake(owner(false), NOW));
    }

    @Test
    void awake_a_rule_for_technicians_covers_none_but_them() {
        PolicyChange technicians = new PolicyChange(NOW, Mandate.TECHNICIANS, Optional.empty());
        PlanChange plain = new PlanChange(NOW, new Terms(Plan.ENTERPRISE, false), Optional.empty());
        TeamRules resting = new TeamRules(new PolicyHistory(List.of(technicians)), new PlanHistory(List.of(plain)));
        assertFalse(resting.failOwnerOnceAwake(owner(false), NOW));
        Tenure tenure = new Tenure(NOW, List.of(new TechnicianChange(NOW, true)));
        assertTrue(resting.failOwnerOnceAwake(new Member(ADA, Role.OWNER, tenure, false, Optional.empty()), NOW));
    }

    private static TeamRules rules(Plan plan) {
        PlanChange change = new PlanChange(NOW, new Terms(plan, false), Optional.empty());
        return new TeamRules(new PolicyHistory(List.of(ANNOUNCED)), new PlanHistory(List.of(change)));
    }

    private static Member owner(boolean twoStepOn) {
        return new Member(ADA, Role.OWNER, new Tenure(NOW, List.of()), twoStepOn, Optional.empty());
    }
}
