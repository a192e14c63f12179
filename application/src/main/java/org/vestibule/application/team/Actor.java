package org.vestibule.application.team;

import java.util.Optional;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Fact;
import org.vestibule.domain.team.TeamId;

/** Who does something in a team. */
public sealed interface Actor permits ActingMember, Authority {

    /** The member; empty for the operator. */
    Optional<AccountId> member();

    /** The member's name, for whomever it concerns; empty for the operator, who is called what mails call them. */
    String name();

    /** That something was done by them, to a member or by way of its Owner to the team. */
    Event event(TeamId team, AccountId account, Fact fact);
}
