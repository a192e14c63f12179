package org.vestibule.application.team;

import java.util.Optional;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Fact;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.team.TeamId;

/** A member who does something in a team, from somewhere. */
public record ActingMember(SignedIn person, Origin origin) implements Actor {

    /** Whose account it is. */
    public AccountId account() {
        return person.account().id();
    }

    @Override
    public Optional<AccountId> member() {
        return Optional.of(account());
    }

    @Override
    public String name() {
        return person.account().name().value();
    }

    @Override
    public Event event(TeamId team, AccountId account, Fact fact) {
        return Event.byMember(team, account(), account, fact, origin);
    }
}
