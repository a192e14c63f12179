package org.vestibule.application.mandate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.application.team.Policies;
import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.mandate.Warning;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.team.Team;

/**
 * Tells members by mail that a team requires 2-step verification of them (PRODUCT D), each once for every deadline. Safe
 * to run on any number of nodes and after any pause: what was told is written with the mail, in one transaction.
 */
public final class TellMembers {

    /** How many members one transaction looks at, and how many mails it writes at most. */
    private static final int BATCH = 500;

    private final MandateWatch watch;
    private final Policies policies;
    private final Acts acts;

    public TellMembers(MandateWatch watch, Policies policies, Acts acts) {
        this.watch = watch;
        this.policies = policies;
        this.acts = acts;
    }

    /** Looks at one team that is due, if any; says whether there may be more to do. */
    public boolean tell() {
        return acts.perform(act -> {
            Optional<MandateWatch.Look> due = watch.take(act.now());
            due.ifPresent(look -> look(act, look));
            return due.isPresent();
        });
    }

    /** A member and how they stand. */
    private record Missing(MandateWatch.Unready unready, Standing standing) {}

    /** Looks at the next of them. */
    private void look(Act act, MandateWatch.Look look) {
        Team team = look.team();
        TeamRules rules = policies.of(team.id());
        Instant now = rules.next(act.now()); // what another node wrote with a clock ahead is not overlooked
        Optional<PolicyChange> rule = rules.inForce(now);
        if (rule.isEmpty()) {
            watch.lookAgain(team.id(), Optional.empty());
            return;
        }
        List<MandateWatch.Unready> some = watch.unready(team.id(), BATCH);
        some.stream()
                .filter(one -> one.member().account().enabled())
                .map(one -> new Missing(
                        one, rules.standing(one.member(), one.member().tenure().next(now))))
                .forEach(one -> tell(act, team, one, now));
        Instant begun = look.begun().orElse(now);
        if (some.size() == BATCH) {
            watch.lookOn(team.id(), some.get(BATCH - 1).member().account().id(), begun);
        } else {
            watch.lookAgain(team.id(), next(rule.get(), begun));
        }
    }

    /**
     * When something falls due after the look began, for whom it saw first: while it went on that may have passed. A
     * deadline to come is the rule's own, for nobody is covered from a time to come.
     */
    private static Optional<Instant> next(PolicyChange rule, Instant begun) {
        return Optional.of(rule.actsFrom())
                .filter(begun::isBefore)
                .map(due -> Warning.after(new Standing.DueBy(due), begun));
    }

    private void tell(Act act, Team team, Missing missing, Instant now) {
        Optional<Warning.Told> due = Warning.due(missing.standing(), now);
        Optional<Warning> next =
                due.flatMap(told -> Warning.next(told, missing.unready().told()));
        next.ifPresent(warning -> {
            Member member = missing.unready().member();
            watch.note(team.id(), member.account().id(), due.get());
            List<String> details = new ArrayList<>(List.of(team.name().value()));
            details.addAll(DueDay.of(missing.standing(), team));
            act.mail(new Notice(
                    member.account().id(),
                    kind(warning),
                    member.account().email(),
                    act.links().enable(),
                    details));
        });
    }

    private static Notice.Kind kind(Warning warning) {
        return switch (warning) {
            case ANNOUNCED -> Notice.Kind.MANDATE_ANNOUNCED;
            case WEEK_BEFORE -> Notice.Kind.MANDATE_WEEK_BEFORE;
            case DAY_BEFORE -> Notice.Kind.MANDATE_DAY_BEFORE;
            case SUSPENDED -> Notice.Kind.MANDATE_SUSPENDED;
        };
    }
}
