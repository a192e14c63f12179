package org.vestibule.application.handover;

import java.util.Optional;
import org.vestibule.application.team.Actor;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.TeamAct;
import org.vestibule.application.team.TeamActs;
import org.vestibule.application.team.TeamChange;
import org.vestibule.application.team.Teams;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.PlainFact;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.team.TeamId;

/** Lets the Owner offer the team to another member, who becomes the Owner by accepting ({@link AcceptTeam}). */
public final class OfferTeam {

    private final TeamActs acts;
    private final Teams teams;

    public OfferTeam(TeamActs acts, Teams teams) {
        this.acts = acts;
        this.teams = teams;
    }

    /** Offers it, in the place of any earlier offer. */
    public TeamChange offer(Authority.OfMember by, TeamId id, AccountId account) {
        return acts.changeMember(
                by, id, account, (mine, theirs) -> mine.mayHandOver(), (act, member) -> offer(act, by, member));
    }

    private TeamChange offer(TeamAct act, Actor by, Member member) {
        AccountId account = member.account().id();
        if (member.role() == Role.OWNER) {
            return TeamChange.IS_OWNER;
        }
        if (act.team().heir().equals(Optional.of(account))) {
            return TeamChange.UNCHANGED;
        }
        teams.offer(act.team().id(), Optional.of(account));
        act.log(account, PlainFact.TEAM_OFFERED);
        act.mail(Notice.of(
                account,
                Notice.Kind.TEAM_OFFERED,
                member.account().email(),
                act.links().teams(),
                act.team().name().value(),
                by.name(),
                act.now().toString()));
        return TeamChange.DONE;
    }
}
