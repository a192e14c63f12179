package org.vestibule.adapters.web.member;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.vestibule.adapters.web.http.Afterword;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.TeamDoor;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.team.Changes;
import org.vestibule.adapters.web.team.TeamPath;
import org.vestibule.application.invitation.InvitePeople;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Team;

/** Inviting people. */
public final class InviteHandler {

    /**
     * What the People page is told of it: how many were invited, which members were in the list, and how many more of
     * those.
     */
    static final String DONE = "invited";

    /** What of the members finds room in what a browser bears to the next page. */
    private static final int LONGEST_NAMED = 1_000;

    private static final int TOO_MANY = 429;

    private final InvitePeople invitePeople;

    public InviteHandler(InvitePeople invitePeople) {
        this.invitePeople = invitePeople;
    }

    record InvitePage(InviteForm invite, String here, String back) {}

    /** Asks whom. */
    public Reply form(Visit visit) {
        return Reply.show(page(visit, InviteForm.blank(visit.place().me().role())));
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
        String people = TeamPath.people(team.id());
        if (result instanceof InvitePeople.Invited invited) {
            return new Reply.GoAndTell(people, told(invited));
        }
        return result instanceof InvitePeople.LimitReached limit
                ? again(visit, limit(team, limit.left()), TOO_MANY)
                : Changes.answer(((InvitePeople.Refused) result).why(), team, "", people, people);
    }

    /** That a team may not send so many links any more today. */
    static Refusal limit(Team team, int left) {
        String name = team.name().value();
        return left == 0
                ? new Refusal("invitation-limit", Texts.format("invite.none-left", name))
                : Refusal.of("invitation-limit", name, left);
    }

    private static Reply again(Visit visit, Refusal refusal, int status) {
        return Reply.show(page(visit, InviteForm.again(visit, refusal)).refusing(status));
    }

    private static Page page(Visit visit, InviteForm form) {
        String people = TeamPath.people(visit.team());
        return Page.of("member/invite", new InvitePage(form, people + "/invite", people));
    }

    private static Afterword told(InvitePeople.Invited invited) {
        Collection<EmailAddress> members = invited.members();
        List<String> named = new ArrayList<>();
        int length = 0;
        for (EmailAddress member : members) {
            length += member.written().length();
            if (length <= LONGEST_NAMED) {
                named.add(member.written());
            }
        }
        return new Afterword(
                DONE,
                List.of(
                        String.valueOf(invited.sent()),
                        String.join(", ", named),
                        String.valueOf(members.size() - named.size())));
    }
}
