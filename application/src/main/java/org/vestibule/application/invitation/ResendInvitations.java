package org.vestibule.application.invitation;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.vestibule.application.act.Acts;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.Place;
import org.vestibule.application.team.TeamAct;
import org.vestibule.application.team.TeamActs;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.audit.InvitationFact;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.token.BearerToken;

/**
 * Sends invitations once more with new links; the old ones end. All that are chosen and still wait, or none. They rest on
 * the right of whoever resends them then, and it takes a fresh proof as inviting does.
 */
public final class ResendInvitations {

    /** One more than can be sent, which tells that they are too many. */
    private static final int MOST = Invitation.MOST_A_DAY + 1;

    private final TeamActs teamActs;
    private final Invitations invitations;
    private final RefusedInvitations refusedInvitations;
    private final Acts acts;

    public ResendInvitations(
            TeamActs teamActs, Invitations invitations, RefusedInvitations refusedInvitations, Acts acts) {
        this.teamActs = teamActs;
        this.invitations = invitations;
        this.refusedInvitations = refusedInvitations;
        this.acts = acts;
    }

    /** What came of it. */
    public sealed interface Result {}

    /**
     * So many are on their way.
     *
     * @param gone how many more were accepted or revoked meanwhile
     */
    public record Resent(int now, int gone) implements Result {}

    /**
     * The team may not send so many any more today; nothing was sent.
     *
     * @param left how many it may
     */
    public record LimitReached(int left) implements Result {}

    /** Not allowed. */
    public record Refused(TeamChange why) implements Result {}

    /** Sends them. */
    public Result resend(Authority.OfMember by, TeamId team, Chosen chosen) {
        List<BearerToken> tokens = Stream.generate(() -> acts.token(team.value()))
                .limit(chosen instanceof Chosen.Ticked ticked ? ticked.ids().size() : MOST)
                .toList();
        return teamActs.change(
                by.acting(),
                team,
                Role::maySeePeople,
                Refused::new,
                (act, place) -> resend(act, place, chosen, tokens));
    }

    private Result resend(TeamAct act, Place place, Chosen chosen, List<BearerToken> tokens) {
        TeamId team = act.team().id();
        Role mine = place.me().role();
        List<Invitation> found =
                invitations.chosen(team, refusedInvitations.knowing(team, chosen), mine, MOST, act.now());
        if (!found.stream().allMatch(one -> one.mayComeFrom(mine))) {
            return new Refused(TeamChange.NOT_ALLOWED);
        }
        LocalDate day = act.team().day(act.now());
        if (!found.isEmpty() && !invitations.reserve(team, day, found.size())) {
            return new LimitReached(Invitation.MOST_A_DAY - invitations.sent(team, day));
        }
        Account me = place.me().account();
        InvitationMail mail = new InvitationMail(act.links(), act.team(), place.rules(), me, act.now());
        for (int i = 0; i < found.size(); i++) {
            Invitation renewed = found.get(i).renewed(me.id(), act.now());
            invitations.add(renewed, tokens.get(i).digest());
            act.mail(mail.of(renewed, tokens.get(i)));
            act.log(me.id(), new InvitationFact.Resent(renewed));
        }
        return new Resent(found.size(), chosen.gone(found.size()));
    }
}
