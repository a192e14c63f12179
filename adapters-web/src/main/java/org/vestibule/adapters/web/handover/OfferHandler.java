package org.vestibule.adapters.web.handover;

import org.vestibule.adapters.web.http.ProvenTeamVisit;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.TeamVisit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.team.Changes;
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
    public Reply accept(ProvenTeamVisit visit) {
        Team team = visit.place().team();
        TeamChange change = acceptTeam.accept(visit.authority(), team.id());
        if (change == TeamChange.OWNER_NEEDS_TWO_STEP) {
            Refusal refusal = new Refusal("mandate-covers-you", Texts.text("offer.needs-two-step"));
            return Changes.conflict(refusal, Changes.toEnable());
        }
        Reply done = new Reply.GoTo(Paths.GENERAL.of(team.id()));
        return change == TeamChange.NOT_ALLOWED
                ? ended(team)
                : Changes.answer(change, team, "", done, Paths.TEAM.of(team.id()));
    }

    /** Declines it, or takes it back. */
    public Reply withdraw(TeamVisit visit) {
        Team team = visit.place().team();
        TeamChange change = withdrawOffer.withdraw(visit.acting(), team.id());
        Path page = visit.place().me().role() == Role.OWNER ? Paths.GENERAL.of(team.id()) : Paths.TEAM.of(team.id());
        return change == TeamChange.NOT_ALLOWED
                ? ended(team)
                : Changes.answer(change, team, "", new Reply.GoTo(page), page);
    }

    /** It is not a matter of their role. */
    private static Reply ended(Team team) {
        String name = team.name().value();
        return Changes.conflict(Refusal.of("offer-ended", name), new Box.Link(Paths.TEAM.of(team.id()), name));
    }
}
