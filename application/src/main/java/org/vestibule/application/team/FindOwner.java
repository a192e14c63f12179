package org.vestibule.application.team;

import java.util.Optional;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.team.TeamId;

/** Tells who owns a team, for whoever has to ask them. */
public final class FindOwner {

    private final Memberships memberships;

    public FindOwner(Memberships memberships) {
        this.memberships = memberships;
    }

    /** Tells it; empty if there is no such team. */
    public Optional<Account> of(TeamId team) {
        return memberships.owner(team).map(Member::account);
    }
}
