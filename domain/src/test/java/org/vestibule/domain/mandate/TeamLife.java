package org.vestibule.domain.mandate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vestibule.domain.member.TechnicianChange;
import org.vestibule.domain.member.Tenure;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.PlanChange;
import org.vestibule.domain.subscription.PlanHistory;
import org.vestibule.domain.subscription.Terms;

/** What is written about a team and one member, in the order written, tick by tick; and what the program makes of it. */
record TeamLife(List<Happening> happenings) {

    /** Something that is written at a tick. */
    sealed interface Happening {
        int tick();
    }

    record Joined(int tick) implements Happening {}

    record TwoStepSet(int tick, boolean on) implements Happening {}

    record TechnicianSet(int tick, boolean technician) implements Happening {}

    record PlanSet(int tick, Plan plan, boolean assist, Optional<Integer> end) implements Happening {}

    record RuleSet(int tick, Mandate rule, Optional<Integer> start) implements Happening {}

    /** The same as if it had ended after a tick. */
    TeamLife until(int tick) {
        return new TeamLife(happenings.stream()
                .filter(happening -> happening.tick() <= tick)
                .toList());
    }

    /** The same and one thing more, later than all of it. */
    TeamLife and(Happening last) {
        return new TeamLife(Stream.concat(happenings.stream(), Stream.of(last)).toList());
    }

    Standing standing(int tick) {
        return standing(policies(), tick, time(tick));
    }

    /** The standing at an instant of a tick, as the program finds it, under some policy. */
    Standing standing(PolicyHistory policies, int tick, Instant now) {
        return Standing.of(policies, plans(), tenure(tick), twoStepOn(tick), now);
    }

    PolicyHistory policies() {
        return new PolicyHistory(of(RuleSet.class)
                .map(set -> new PolicyChange(time(set.tick), set.rule, set.start.map(TeamLife::time)))
                .toList());
    }

    PlanHistory plans() {
        return new PlanHistory(of(PlanSet.class)
                .map(set ->
                        new PlanChange(time(set.tick), new Terms(set.plan, set.assist), set.end.map(TeamLife::time)))
                .toList());
    }

    private Tenure tenure(int tick) {
        int joined = until(tick).of(Joined.class).mapToInt(Joined::tick).max().orElseThrow();
        return new Tenure(
                time(joined),
                of(TechnicianSet.class)
                        .map(set -> new TechnicianChange(time(set.tick), set.technician))
                        .toList());
    }

    private boolean twoStepOn(int tick) {
        return until(tick)
                .of(TwoStepSet.class)
                .reduce((earlier, later) -> later)
                .map(TwoStepSet::on)
                .orElse(false);
    }

    private <T extends Happening> Stream<T> of(Class<T> type) {
        return happenings.stream().filter(type::isInstance).map(type::cast);
    }

    static Instant time(int tick) {
        return Instant.EPOCH.plusSeconds(60L * tick);
    }
}
