package org.vestibule.application.invitation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.vestibule.application.act.Acts;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Place;
import org.vestibule.application.team.TeamAct;
import org.vestibule.application.team.TeamActs;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.audit.InvitationFact;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.invitation.InvitationId;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.token.BearerToken;

/**
 * Invites people to a team by mail: all of a list or none. Their links are mailed to them and shown to nobody. It takes a
 * fresh proof, because whoever is invited gets a role by it.
 */
public final class InvitePeople {

    private final TeamActs teamActs;
    private final Memberships memberships;
    private final Invitations invitations;
    private final Acts acts;

    public InvitePeople(TeamActs teamActs, Memberships memberships, Invitations invitations, Acts acts) {
        this.teamActs = teamActs;
        this.memberships = memberships;
        this.invitations = invitations;
        this.acts = acts;
    }

    /** What came of it. */
    public sealed interface Result {}

    /**
     * Everybody who was not a member was sent a link.
     *
     * @param members who of the list is one already
     */
    public record Invited(int sent, Set<EmailAddress> members) implements Result {}

    /**
     * The team may not send so many any more today; nothing was sent.
     *
     * @param left how many it may
     */
    public record LimitReached(int left) implements Result {}

    /** Not allowed. */
    public record Refused(TeamChange why) implements Result {}

    /**
     * Invites them.
     *
     * @param addresses 1 to {@link Invitation#MOST_AT_ONCE}; one that comes twice counts once
     * @param role any but Owner, and not above the inviter's own
     * @throws IllegalArgumentException for more, for fewer, and for Owner
     */
    public Result invite(
            Authority.OfMember by, TeamId team, Collection<EmailAddress> addresses, Role role, boolean technician) {
        if (addresses.isEmpty() || addresses.size() > Invitation.MOST_AT_ONCE || role == Role.OWNER) {
            throw new IllegalArgumentException("1 to 250 addresses, and not as Owner");
        }
        Instant drawn = acts.now();
        List<Draft> drafts = Set.copyOf(addresses).stream()
                .map(address -> new Draft(
                        new Invitation(
                                team,
                                new InvitationId(acts.id()),
                                address,
                                role,
                                technician,
                                by.acting().account(),
                                drawn.plus(Invitation.LIFETIME)),
                        acts.token(team.value())))
                .toList();
        return teamActs.change(
                by.acting(),
                team,
                mine -> drafts.stream().allMatch(draft -> draft.invitation().mayComeFrom(mine)),
                Refused::new,
                (act, place) -> send(act, place, drafts));
    }

    /** An invitation and what its link bears, drawn before the transaction. */
    private record Draft(Invitation invitation, BearerToken token) {}

    /** One at a time, the team being locked: of an invitation one link at most works. */
    private Result send(TeamAct act, Place place, List<Draft> drafts) {
        TeamId team = act.team().id();
        Set<EmailAddress> members = memberships.among(
                team, drafts.stream().map(draft -> draft.invitation().email()).toList());
        List<Draft> strangers = drafts.stream()
                .filter(draft -> !members.contains(draft.invitation().email()))
                .toList();
        List<EmailAddress> asked =
                strangers.stream().map(draft -> draft.invitation().email()).toList();
        Role mine = place.me().role();
        if (!invitations.of(team, asked).stream().allMatch(waiting -> waiting.mayComeFrom(mine))) {
            return new Refused(TeamChange.NOT_ALLOWED); // it would take away what somebody above has given
        }
        LocalDate day = act.team().day(act.now());
        if (!strangers.isEmpty() && !invitations.reserve(team, day, strangers.size())) {
            return new LimitReached(Invitation.MOST_A_DAY - invitations.sent(team, day));
        }
        Account me = place.me().account();
        InvitationMail mail = new InvitationMail(act.links(), act.team(), place.rules(), me, act.now());
        for (Draft draft : strangers) {
            Invitation sent = draft.invitation().renewed(me.id(), act.now()); // it lives from now on
            invitations.add(sent, draft.token().digest());
            act.mail(mail.of(sent, draft.token()));
            act.log(me.id(), new InvitationFact.Sent(sent));
        }
        return new Invited(strangers.size(), members);
    }
}
