package org.vestibule.domain.mandate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vestibule.domain.mandate.TeamLife.Happening;
import org.vestibule.domain.mandate.TeamLife.Joined;
import org.vestibule.domain.mandate.TeamLife.PlanSet;
import org.vestibule.domain.mandate.TeamLife.RuleSet;
import org.vestibule.domain.mandate.TeamLife.TechnicianSet;
import org.vestibule.domain.mandate.TeamLife.TwoStepSet;
import org.vestibule.domain.subscription.Plan;

/** Makes lives of 16 ticks, short enough for several things to happen at one tick; simple choices come first. */
final class TeamLives {

    /** Nothing is written from here on. */
    static final int TICKS = 16;

    private static final int LONGEST_NOTICE = 8;

    /** By then all that was announced has come. */
    static final int HORIZON = TICKS + LONGEST_NOTICE + 1;

    private static final List<Plan> PLANS =
            List.of(Plan.ENTERPRISE, Plan.ENTERPRISE, Plan.ENTERPRISE, Plan.PROFESSIONAL, Plan.LITE);
    private static final List<Mandate> RULES =
            List.of(Mandate.EVERYONE, Mandate.EVERYONE, Mandate.TECHNICIANS, Mandate.TECHNICIANS, Mandate.NOBODY);

    private TeamLives() {}

    static TeamLife any(RandomGenerator random) {
        Stream<Happening> beginning = Stream.of(new Joined(0), new PlanSet(0, Plan.ENTERPRISE, true, Optional.empty()));
        Stream<Happening> rest = IntStream.range(0, random.nextInt(14)).mapToObj(i -> happening(random));
        // Whoever joins does so before anything else that the same instant brings.
        Comparator<Happening> inTime =
                Comparator.comparing(Happening::tick).thenComparing(happening -> happening instanceof Joined ? 0 : 1);
        return new TeamLife(Stream.concat(beginning, rest).sorted(inTime).toList());
    }

    private static Happening happening(RandomGenerator random) {
        int tick = random.nextInt(TICKS);
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> ruleSet(random, tick);
            case 3, 4 -> planSet(random, tick);
            case 5, 6 -> new TechnicianSet(tick, random.nextInt(3) > 0);
            case 7 -> new Joined(tick);
            default -> new TwoStepSet(tick, random.nextBoolean());
        };
    }

    private static RuleSet ruleSet(RandomGenerator random, int tick) {
        Mandate rule = RULES.get(random.nextInt(RULES.size()));
        boolean atOnce = rule == Mandate.NOBODY || random.nextInt(3) == 0;
        int notice = random.nextInt(LONGEST_NOTICE + 3) - 2; // now and then the date has passed
        return new RuleSet(tick, rule, atOnce ? Optional.empty() : Optional.of(tick + notice));
    }

    private static PlanSet planSet(RandomGenerator random, int tick) {
        Plan plan = PLANS.get(random.nextInt(PLANS.size()));
        boolean assist = random.nextInt(3) > 0;
        int length = 1 + random.nextInt(LONGEST_NOTICE);
        return new PlanSet(tick, plan, assist, random.nextBoolean() ? Optional.of(tick + length) : Optional.empty());
    }
}
