package org.vestibule.application.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.vestibule.application.act.Acts;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.TeamFact;
import org.vestibule.domain.subscription.PlanChange;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Midnight;
import org.vestibule.domain.team.Team;

/**
 * Lets an operator give a team another plan, from now on. A rule that the plan does not include lies dormant, and acts
 * again with the deadlines that it had when the plan returns.
 */
public final class SetSubscription {

    private final Subscriptions subscriptions;
    private final Acts acts;

    public SetSubscription(Subscriptions subscriptions, Acts acts) {
        this.subscriptions = subscriptions;
        this.acts = acts;
    }

    /** What came of it. */
    public sealed interface Result {}

    /**
     * These are the terms from now on.
     *
     * @param before what held until then
     */
    public record Done(PlanChange change, Terms before) implements Result {}

    /** It was deleted a moment ago. */
    public record NoTeam() implements Result {}

    /** They would have ended before they begin. */
    public record EndsBeforeNow() implements Result {}

    /**
     * Sets it.
     *
     * @param ends the first day on which the team counts as Lite, by its own zone; empty if it does not end
     */
    public Result set(Team team, Terms terms, Optional<LocalDate> ends) {
        Optional<Instant> end = ends.map(date -> Midnight.of(date, team.zone()));
        return acts.locking(() -> subscriptions.lock(team.id()), (act, before) -> {
            if (before.isEmpty()) {
                return new NoTeam();
            }
            Instant at = before.get().next(act.now());
            if (end.filter(instant -> !instant.isAfter(at)).isPresent()) {
                return new EndsBeforeNow();
            }
            PlanChange change = new PlanChange(at, terms, end);
            subscriptions.add(team.id(), change);
            Terms replaced = before.get().at(at);
            act.log(Event.byOperator(team.id(), team.owner(), new TeamFact.SubscriptionSet(replaced, change)));
            return new Done(change, replaced);
        });
    }
}
