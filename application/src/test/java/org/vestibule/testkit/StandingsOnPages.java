package org.vestibule.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.mandate.PolicyHistory;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.PlanChange;
import org.vestibule.domain.subscription.PlanHistory;
import org.vestibule.domain.subscription.Terms;

/** Makes rules of a few hours, so that much happens at one moment, and the moments at which to look. */
final class StandingsOnPages {

    /** Nothing is written from here on. */
    static final int HOURS = 10;

    private static final int LONGEST = 6;
    private static final List<Plan> PLANS = List.of(Plan.ENTERPRISE, Plan.ENTERPRISE, Plan.ENTERPRISE, Plan.LITE);
    private static final List<Mandate> RULES =
            List.of(Mandate.EVERYONE, Mandate.EVERYONE, Mandate.TECHNICIANS, Mandate.TECHNICIANS, Mandate.NOBODY);

    private StandingsOnPages() {}

    static TeamRules rules(RandomGenerator random, Instant start) {
        Stream<PlanChange> first = Stream.of(new PlanChange(start, new Terms(Plan.ENTERPRISE, true), Optional.empty()));
        return new TeamRules(
                new PolicyHistory(IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> policy(random, start))
                        .toList()),
                new PlanHistory(Stream.concat(
                                first, IntStream.range(0, random.nextInt(3)).mapToObj(i -> plan(random, start)))
                        .toList()));
    }

    /** Every hour to the nanosecond, for all deadlines are whole hours, and what lies right before it. */
    static List<Instant> moments(RandomGenerator random, Instant start) {
        Instant hour = start.plus(Duration.ofHours(random.nextInt(HOURS + LONGEST + 1)));
        Instant next = hour.plus(Duration.ofHours(1));
        return List.of(hour.minusNanos(1), hour, hour.plusNanos(1), next.minusNanos(1_000), next, next.plusSeconds(1));
    }

    private static PolicyChange policy(RandomGenerator random, Instant start) {
        Mandate rule = RULES.get(random.nextInt(RULES.size()));
        Instant at = start.plus(Duration.ofHours(random.nextInt(HOURS)));
        boolean atOnce = rule == Mandate.NOBODY || random.nextInt(3) == 0;
        Duration notice = Duration.ofHours(random.nextInt(LONGEST + 2) - 2); // now and then the date has passed
        return new PolicyChange(at, rule, atOnce ? Optional.empty() : Optional.of(at.plus(notice)));
    }

    private static PlanChange plan(RandomGenerator random, Instant start) {
        Instant at = start.plus(Duration.ofHours(random.nextInt(HOURS)));
        Terms terms = new Terms(PLANS.get(random.nextInt(PLANS.size())), random.nextInt(3) > 0);
        Duration length = Duration.ofHours(1 + random.nextInt(LONGEST));
        return new PlanChange(at, terms, random.nextBoolean() ? Optional.of(at.plus(length)) : Optional.empty());
    }
}
