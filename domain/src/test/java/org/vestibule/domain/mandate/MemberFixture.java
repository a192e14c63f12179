package org.vestibule.domain.mandate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vestibule.domain.member.TechnicianChange;
import org.vestibule.domain.member.Tenure;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.PlanChange;
import org.vestibule.domain.subscription.PlanHistory;
import org.vestibule.domain.subscription.Terms;

/** One member without 2-step verification, from day 0 in an Enterprise team with On-Demand Assist. */
final class MemberFixture {

    static final Terms ENTERPRISE = new Terms(Plan.ENTERPRISE, false);
    static final Terms WITH_ASSIST = new Terms(Plan.ENTERPRISE, true);
    static final Terms PROFESSIONAL = new Terms(Plan.PROFESSIONAL, true);
    static final Standing NOT_REQUIRED = new Standing.NotRequired();

    private final List<PolicyChange> policies = new ArrayList<>();
    private final List<PlanChange> plans = new ArrayList<>();
    private final List<TechnicianChange> technician = new ArrayList<>();
    private Instant joinedAt = day(0);

    MemberFixture() {
        plan(0, WITH_ASSIST);
    }

    void rule(int at, Mandate rule) {
        rule(day(at), rule, Optional.empty());
    }

    void rule(int at, Mandate rule, int start) {
        rule(day(at), rule, Optional.of(day(start)));
    }

    void rule(Instant at, Mandate rule, Optional<Instant> start) {
        policies.add(new PolicyChange(at, rule, start));
    }

    void plan(int at, Terms terms) {
        plans.add(new PlanChange(day(at), terms, Optional.empty()));
    }

    void plan(int at, Terms terms, int end) {
        plans.add(new PlanChange(day(at), terms, Optional.of(day(end))));
    }

    void technician(int at, boolean given) {
        technician.add(new TechnicianChange(day(at), given));
    }

    void joined(int at) {
        joinedAt = day(at);
    }

    PlanHistory plans() {
        return new PlanHistory(plans);
    }

    Standing standing(int day) {
        return standing(day(day));
    }

    Standing standing(Instant now) {
        return standing(false, now);
    }

    Standing standingWithTwoStepOn(int day) {
        return standing(true, day(day));
    }

    Optional<Instant> lastsUntil(int day) {
        return standing(day).lastsUntil(plans(), day(day));
    }

    private Standing standing(boolean twoStepOn, Instant now) {
        return Standing.of(new PolicyHistory(policies), plans(), new Tenure(joinedAt, technician), twoStepOn, now);
    }

    static Standing dueBy(int day) {
        return new Standing.DueBy(day(day));
    }

    static Standing suspended(int day) {
        return new Standing.Suspended(day(day));
    }

    /** Days of 2026, the first of them day 0. */
    static Instant day(int number) {
        return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(86_400L * number);
    }
}
