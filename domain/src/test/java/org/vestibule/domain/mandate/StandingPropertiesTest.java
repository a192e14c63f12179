package org.vestibule.domain.mandate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.domain.ForAll.forAll;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.vestibule.domain.mandate.Standing.DueBy;
import org.vestibule.domain.mandate.Standing.NotRequired;
import org.vestibule.domain.mandate.Standing.On;
import org.vestibule.domain.mandate.Standing.Suspended;
import org.vestibule.domain.mandate.TeamLife.PlanSet;
import org.vestibule.domain.mandate.TeamLife.RuleSet;
import org.vestibule.domain.mandate.TeamLife.TwoStepSet;
import org.vestibule.domain.subscription.Plan;

/**
 * What holds of a standing whatever a team and a member went through. That other teams have no part in it needs no
 * test: there is nothing by which to tell {@link Standing#of} about them.
 */
class StandingPropertiesTest {

    /** A life and a tick at which to look at it. */
    private record Moment(TeamLife life, int tick) {

        static Moment any(RandomGenerator random) {
            return new Moment(TeamLives.any(random), random.nextInt(TeamLives.TICKS));
        }

        /** What had been written by then. */
        TeamLife soFar() {
            return life.until(tick);
        }
    }

    @Test
    void it_agrees_with_a_model_that_lives_through_every_tick() {
        forAll(TeamLives::any, life -> {
            List<Standing> standings = StandingModel.standings(life, TeamLives.HORIZON);
            for (int tick = 0; tick < TeamLives.HORIZON; tick++) {
                Instant lastMoment = TeamLife.time(tick + 1).minusNanos(1);
                assertEquals(standings.get(tick), life.standing(tick), "at tick " + tick);
                assertEquals(standings.get(tick), life.standing(life.policies(), tick, lastMoment), "in tick " + tick);
            }
        });
    }

    /** Else the other properties would say little. The ways out of On are too rare to count on. */
    @Test
    void the_lives_know_every_way_from_one_standing_to_another() {
        Set<String> ways = new TreeSet<>();
        forAll(TeamLives::any, life -> {
            List<Standing> standings = StandingModel.standings(life, TeamLives.HORIZON);
            for (int tick = 1; tick < TeamLives.HORIZON; tick++) {
                String before = standings.get(tick - 1).getClass().getSimpleName();
                String after = standings.get(tick).getClass().getSimpleName();
                ways.add(before + " to " + after);
            }
        });
        ways.removeIf(way -> way.startsWith("On"));
        assertEquals(12, ways.size(), ways.toString());
    }

    @Test
    void if_nothing_is_written_it_changes_only_when_foretold() {
        forAll(Moment::any, moment -> {
            TeamLife life = moment.soFar();
            Standing standing = life.standing(moment.tick);
            Instant now = TeamLife.time(moment.tick);
            Optional<Instant> change = standing.lastsUntil(life.plans(), now);
            assertTrue(change.filter(at -> !at.isAfter(now)).isEmpty(), "foretold for the past");
            for (int tick = moment.tick; tick < TeamLives.HORIZON; tick++) {
                Instant later = TeamLife.time(tick);
                if (change.filter(later::equals).isPresent()) {
                    assertNotEquals(standing, life.standing(tick), "at " + later);
                    return;
                }
                assertEquals(standing, life.standing(tick), "at " + later);
            }
        });
    }

    @Test
    void if_nothing_is_written_who_is_due_is_suspended_at_the_deadline_or_the_plan_ends_before() {
        forAll(Moment::any, moment -> {
            TeamLife life = moment.soFar();
            if (life.standing(moment.tick) instanceof DueBy standing) {
                Optional<Instant> end = life.plans().endAfter(TeamLife.time(moment.tick));
                boolean endsBefore =
                        end.filter(at -> !at.isAfter(standing.due())).isPresent();
                Standing then = endsBefore ? new NotRequired() : new Suspended(standing.due());
                int tick = (int) (standing.due().getEpochSecond() / 60);
                assertEquals(then, life.standing(tick));
            }
        });
    }

    @Test
    void tightening_acts_at_once() {
        forAll(Moment::any, moment -> {
            TeamLife life = moment.soFar()
                    .and(new TwoStepSet(moment.tick, false))
                    .and(new PlanSet(moment.tick, Plan.ENTERPRISE, true, Optional.empty()));
            PolicyChange everyone = new PolicyChange(TeamLife.time(moment.tick), Mandate.EVERYONE, Optional.empty());
            PolicyHistory tightened = life.policies().with(everyone);
            assertInstanceOf(Suspended.class, life.standing(tightened, moment.tick, TeamLife.time(moment.tick)));
        });
    }

    @Test
    void no_choice_but_the_last_leaves_a_trace() {
        forAll(Moment::any, moment -> {
            Instant now = TeamLife.time(moment.tick);
            PolicyHistory all = moment.life.policies();
            PolicyHistory last = new PolicyHistory(all.at(now).stream().toList());
            assertEquals(moment.life.standing(all, moment.tick, now), moment.life.standing(last, moment.tick, now));
        });
    }

    @Test
    void loosening_never_revives_an_old_deadline() {
        forAll(Moment::any, moment -> {
            int tick = moment.tick;
            Optional<Integer> start = Optional.of(tick + 5);
            TeamLife life = moment.soFar()
                    .and(new TwoStepSet(tick, false))
                    .and(new PlanSet(tick, Plan.ENTERPRISE, true, Optional.empty()))
                    .and(new RuleSet(tick, Mandate.NOBODY, Optional.empty()))
                    .and(new RuleSet(tick + 1, Mandate.EVERYONE, start));
            assertEquals(new NotRequired(), life.standing(tick));
            assertEquals(new DueBy(TeamLife.time(tick + 5)), life.standing(tick + 1));
            assertEquals(new Suspended(TeamLife.time(tick + 5)), life.standing(tick + 5));
        });
    }

    @Test
    void enabling_gives_on_at_once_and_for_as_long_as_it_stays_so() {
        forAll(Moment::any, moment -> {
            TeamLife life = moment.soFar().and(new TwoStepSet(moment.tick, true));
            for (int tick = moment.tick; tick < TeamLives.HORIZON; tick++) {
                assertEquals(new On(), life.standing(tick));
            }
        });
    }

    @Test
    void the_rule_in_force_saved_again_leaves_the_history_as_it_is() {
        forAll(Moment::any, moment -> {
            PolicyHistory policies = moment.soFar().policies();
            policies.at(TeamLife.time(moment.tick)).ifPresent(last -> {
                PolicyChange again = new PolicyChange(TeamLife.time(moment.tick), last.rule(), last.start());
                assertEquals(policies, policies.with(again));
            });
        });
    }

    /** A rule saved again would only move the day since when somebody is suspended. */
    @Test
    void what_the_history_leaves_out_would_change_nobodys_deadline_or_access() {
        forAll(TeamLives::any, life -> {
            PolicyHistory kept = new PolicyHistory(List.of());
            for (PolicyChange change : life.policies().changes()) {
                kept = kept.with(change);
            }
            for (int tick = 0; tick < TeamLives.HORIZON; tick++) {
                Standing all = life.standing(tick);
                Standing standing = life.standing(kept, tick, TeamLife.time(tick));
                if (all instanceof Suspended) {
                    assertInstanceOf(Suspended.class, standing, "at tick " + tick);
                } else {
                    assertEquals(all, standing, "at tick " + tick);
                }
            }
        });
    }
}
