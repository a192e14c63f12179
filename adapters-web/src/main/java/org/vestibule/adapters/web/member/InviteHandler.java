package org.vestibule.adapters.web.member;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vestibule.adapters.web.http.Query;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.TeamDoor;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.team.Changes;
import org.vestibule.adapters.web.team.TeamPath;
import org.vestibule.application.invitation.InvitePeople;
import org.vestibule.application.invitation.ResendInvitation;
import org.vestibule.application.invitation.RevokeInvitation;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.invitation.InvitationId;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Team;

/** Inviting people, sending an invitation once more, and taking it back. */
public final class InviteHandler {

    /** How many members of the list an address names; it may not grow without end. */
    private static final int MOST_NAMED = 10;

    private static final int TOO_MANY = 429;

    private final PeoplePages pages;
    private final InvitePeople invitePeople;
    private final ResendInvitation resendInvitation;
    private final RevokeInvitation revokeInvitation;

    public InviteHandler(
            PeoplePages pages,
            InvitePeople invitePeople,
            ResendInvitation resendInvitation,
            RevokeInvitation revokeInvitation) {
        this.pages = pages;
        this.invitePeople = invitePeople;
        this.resendInvitation = resendInvitation;
        this.revokeInvitation = revokeInvitation;
    }

    /** Invites all of a list, or nobody. */
    public Reply invite(Visit visit) {
        Team team = visit.place().team();
        AddressList list = AddressList.parse(visit.field("addresses"));
        Optional<Refusal> refusal = InviteForm.refusal(list);
        Optional<Role> role = InviteForm.role(visit);
        if (refusal.isPresent()) {
            return again(visit, refusal.get(), Page.UNPROCESSABLE);
        }
        if (role.isEmpty()) {
            return TeamDoor.roleNotEnough(team);
        }
        InvitePeople.Result result = invitePeople.invite(
                visit.authority(), team.id(), list.addresses(), role.get(), InviteForm.technician(visit));
        if (result instanceof InvitePeople.Invited invited) {
            return new Reply.GoTo(
                    TeamPath.people(team.id()) + "?done=invited&n=" + invited.sent() + members(invited.members()));
        }
        return result instanceof InvitePeople.Refused not
                ? done(visit, not.why(), "")
                : again(visit, limit(team), TOO_MANY);
    }

    /** Sends one once more. */
    public Reply resend(Visit visit) {
        Team team = visit.place().team();
        ResendInvitation.Result result = resendInvitation.resend(visit.authority(), team.id(), invitation(visit));
        if (result instanceof ResendInvitation.LimitReached) {
            return again(visit, limit(team), TOO_MANY);
        }
        if (result instanceof ResendInvitation.Refused not) {
            return done(visit, not.why(), "");
        }
        return done(visit, TeamChange.DONE, result instanceof ResendInvitation.Gone ? "gone" : "resent");
    }

    /** Takes one back. */
    public Reply revoke(Visit visit) {
        TeamChange change =
                revokeInvitation.revoke(visit.signedIn(), visit.place().team().id(), invitation(visit), visit.origin());
        return done(visit, change, change == TeamChange.DONE ? "revoked" : "gone");
    }

    private Reply again(Visit visit, Refusal refusal, int status) {
        return Reply.show(
                pages.page(visit, null, InviteForm.again(visit, refusal)).refusing(status));
    }

    private static Reply done(Visit visit, TeamChange change, String done) {
        Team team = visit.place().team();
        String page = TeamPath.people(team.id()) + "?done=" + done;
        return Changes.answer(change, team, "", page, page);
    }

    private static Refusal limit(Team team) {
        return Refusal.of("invitation-limit", team.name().value());
    }

    private static InvitationId invitation(Visit visit) {
        return new InvitationId(visit.id("invitation"));
    }

    private static String members(Set<EmailAddress> members) {
        if (members.isEmpty()) {
            return "";
        }
        String named =
                members.stream().limit(MOST_NAMED).map(EmailAddress::written).collect(Collectors.joining(" "));
        int more = Math.max(0, members.size() - MOST_NAMED);
        return "&members=" + Query.encode(named) + (more == 0 ? "" : "&more=" + more);
    }
}
