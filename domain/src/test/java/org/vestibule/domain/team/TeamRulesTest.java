package org.vestibule.domain.team;

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

    private static TeamRules rules(Plan plan) {
        PlanChange change = new PlanChange(NOW, new Terms(plan, false), Optional.empty());
        return new TeamRules(new PolicyHistory(List.of(ANNOUNCED)), new PlanHistory(List.of(change)));
    }

    private static Member owner(boolean twoStepOn) {
        return new Member(ADA, Role.OWNER, new Tenure(NOW, List.of()), twoStepOn);
    }
}
