package org.vestibule.application.mandate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.application.team.Policies;
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

    /** How many mails one transaction writes at most. */
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
            Optional<Team> team = watch.take(act.now());
            team.ifPresent(due -> watch.lookAgain(due.id(), tell(act, due)));
            return team.isPresent();
        });
    }

    /** A member and how they stand. */
    private record Missing(MandateWatch.Unready unready, Standing standing) {}

    /** Tells some; says when to look again. */
    private Optional<Instant> tell(Act act, Team team) {
        TeamRules rules = policies.of(team.id());
        Instant now = rules.next(act.now()); // what another node wrote with a clock ahead is not overlooked
        if (rules.inForce(now).isEmpty()) {
            return Optional.empty();
        }
        var missing = watch.unready(team.id()).stream()
                .filter(one -> one.member().account().enabled())
                .map(one -> new Missing(
                        one, rules.standing(one.member(), one.member().tenure().next(now))))
                .toList();
        int told = 0;
        for (Missing one : missing) {
            if (told == BATCH) {
                return Optional.of(now);
            }
            told += tell(act, team, one, now) ? 1 : 0;
        }
        return missing.stream()
                .flatMap(one -> one.standing() instanceof Standing.DueBy due ? Stream.of(due) : Stream.empty())
                .map(due -> Warning.after(due, now))
                .min(Instant::compareTo);
    }

    private boolean tell(Act act, Team team, Missing missing, Instant now) {
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
        return next.isPresent();
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
