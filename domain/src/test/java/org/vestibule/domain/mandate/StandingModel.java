package org.vestibule.domain.mandate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vestibule.domain.mandate.TeamLife.Happening;
import org.vestibule.domain.mandate.TeamLife.Joined;
import org.vestibule.domain.mandate.TeamLife.PlanSet;
import org.vestibule.domain.mandate.TeamLife.RuleSet;
import org.vestibule.domain.mandate.TeamLife.TechnicianSet;
import org.vestibule.domain.mandate.TeamLife.TwoStepSet;
import org.vestibule.domain.subscription.Plan;

/**
 * The rules of standing in another way: it lives through a team's life tick by tick, remembers only how things are, and
 * finds a deadline by counting ticks until nothing is in its way any longer.
 */
final class StandingModel {

    private Plan plan = Plan.LITE;
    private boolean assist;
    private Optional<Integer> planEnd = Optional.empty();
    private Mandate rule = Mandate.NOBODY;
    private int ruleSetAt;
    private Optional<Integer> start = Optional.empty();
    private int joinedAt;
    private boolean technician;
    private int technicianSince;
    private boolean twoStepOn;

    /** The standing at each tick. */
    static List<Standing> standings(TeamLife life, int ticks) {
        StandingModel model = new StandingModel();
        List<Standing> standings = new ArrayList<>();
        for (int tick = 0; tick < ticks; tick++) {
            model.endPlan(tick);
            for (Happening happening : life.happenings()) {
                if (happening.tick() == tick) {
                    model.live(happening);
                }
            }
            standings.add(model.standing(tick));
        }
        return standings;
    }

    private void endPlan(int tick) {
        if (planEnd.isPresent() && planEnd.get() == tick) {
            plan = Plan.LITE;
            assist = false;
        }
    }

    private void live(Happening happening) {
        if (happening instanceof Joined joined) {
            joinedAt = joined.tick();
            technician = false;
        } else if (happening instanceof TwoStepSet set) {
            twoStepOn = set.on();
        } else if (happening instanceof TechnicianSet set) {
            technicianSince = set.technician() && !technician ? set.tick() : technicianSince;
            technician = set.technician();
        } else if (happening instanceof PlanSet set) {
            plan = set.plan();
            assist = set.assist();
            planEnd = set.end();
        } else if (happening instanceof RuleSet set) {
            rule = set.rule();
            ruleSetAt = set.tick();
            start = set.start();
        }
    }

    private Standing standing(int now) {
        if (twoStepOn) {
            return new Standing.On();
        }
        boolean covered = rule == Mandate.EVERYONE || (rule == Mandate.TECHNICIANS && technician && assist);
        if (!covered || plan != Plan.ENTERPRISE) {
            return new Standing.NotRequired();
        }
        int due = 0;
        while (mayWait(due)) {
            due++;
        }
        return due > now ? new Standing.DueBy(TeamLife.time(due)) : new Standing.Suspended(TeamLife.time(due));
    }

    /** Whether at a tick something still stands between the member and the suspension. */
    private boolean mayWait(int tick) {
        boolean notChosen = tick < ruleSetAt;
        boolean notBegun = start.isPresent() && tick < start.get();
        boolean notThere = tick < joinedAt;
        boolean notTechnician = rule == Mandate.TECHNICIANS && tick < technicianSince;
        return notChosen || notBegun || notThere || notTechnician;
    }
}
