package org.vestibule.application.handover;

import java.util.Optional;
import org.vestibule.application.team.ActingMember;
import org.vestibule.application.team.TeamActs;
import org.vestibule.application.team.TeamChange;
import org.vestibule.application.team.Teams;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.PlainFact;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.TeamId;

/** Ends the offer of a team: the Owner takes it back, or whom it was made to declines. */
public final class WithdrawOffer {

    private final TeamActs acts;
    private final Teams teams;

    public WithdrawOffer(TeamActs acts, Teams teams) {
        this.acts = acts;
        this.teams = teams;
    }

    /** Ends it. */
    public TeamChange withdraw(ActingMember by, TeamId id) {
        return acts.change(by, id, anyRole -> true, (act, place) -> {
            Optional<AccountId> heir = act.team().heir();
            if (!heir.equals(by.member()) && place.me().role() != Role.OWNER) {
                return TeamChange.NOT_ALLOWED;
            }
            if (heir.isEmpty()) {
                return TeamChange.UNCHANGED;
            }
            teams.offer(id, Optional.empty());
            act.log(heir.get(), PlainFact.TEAM_OFFER_WITHDRAWN);
            return TeamChange.DONE;
        });
    }
}
