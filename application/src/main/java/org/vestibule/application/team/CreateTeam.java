package org.vestibule.application.team;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.vestibule.application.act.Acts;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.subscription.Subscriptions;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.TeamFact;
import org.vestibule.domain.subscription.PlanChange;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Licensing;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.team.TeamName;

/** Lets an operator make a team with an Owner and a subscription. It requires nothing of anybody yet. */
public final class CreateTeam {

    private final Teams teams;
    private final Subscriptions subscriptions;
    private final Credentials credentials;
    private final Acts acts;

    public CreateTeam(Teams teams, Subscriptions subscriptions, Credentials credentials, Acts acts) {
        this.teams = teams;
        this.subscriptions = subscriptions;
        this.credentials = credentials;
        this.acts = acts;
    }

    /** Makes it. */
    public Team create(TeamName name, Account owner, Terms terms, ZoneId zone) {
        Instant now = acts.now();
        Team team = new Team(new TeamId(acts.id()), name, owner.id(), Optional.empty(), zone, Licensing.MANAGERS, now);
        return acts.locking(() -> credentials.lock(owner.id()), (act, held) -> {
            teams.add(team);
            subscriptions.add(team.id(), new PlanChange(now, terms, Optional.empty()));
            act.log(Event.byOperator(team.id(), owner.id(), new TeamFact.Created(name, terms)));
            return team;
        });
    }
}
