package org.vestibule.adapters.web.handover;

import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.team.Changes;
import org.vestibule.adapters.web.team.TeamPath;
import org.vestibule.application.handover.AcceptTeam;
import org.vestibule.application.handover.WithdrawOffer;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Team;

/** The end of an offer of a team: whom it was made to accepts or declines it, or the Owner takes it back. */
public final class OfferHandler {

    private final AcceptTeam acceptTeam;
    private final WithdrawOffer withdrawOffer;

    public OfferHandler(AcceptTeam acceptTeam, WithdrawOffer withdrawOffer) {
        this.acceptTeam = acceptTeam;
        this.withdrawOffer = withdrawOffer;
    }

    /** Becomes the Owner. */
    public Reply accept(Visit visit) {
        Team team = visit.place().team();
        TeamChange change = acceptTeam.accept(visit.authority(), team.id());
        return change == TeamChange.OWNER_NEEDS_TWO_STEP
                ? Changes.conflict(Refusal.of("mandate-covers-you"), Changes.toEnable())
                : Changes.answer(
                        change, team, "", new Reply.GoTo(TeamPath.general(team.id())), TeamPath.team(team.id()));
    }

    /** Declines it, or takes it back. */
    public Reply withdraw(Visit visit) {
        Team team = visit.place().team();
        TeamChange change = withdrawOffer.withdraw(visit.acting(), team.id());
        String page = visit.place().me().role() == Role.OWNER ? TeamPath.general(team.id()) : TeamPath.team(team.id());
        return Changes.answer(change, team, "", new Reply.GoTo(page), page);
    }
}
