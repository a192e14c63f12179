package org.vestibule.adapters.web.member;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vestibule.adapters.web.http.Afterword;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.ProvenTeamVisit;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.TeamDoor;
import org.vestibule.adapters.web.http.TeamVisit;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.team.Changes;
import org.vestibule.application.invitation.InvitePeople;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Team;

/** Inviting people. */
public final class InviteHandler {

    /** What of the members finds room in what a browser bears to the next page. */
    private static final int LONGEST_NAMED = 1_000;

    private static final int TOO_MANY = 429;

    private final InvitePeople invitePeople;

    public InviteHandler(InvitePeople invitePeople) {
        this.invitePeople = invitePeople;
    }

    record InvitePage(InviteForm invite, Map<String, Path> teamPaths) {}

    /** Asks whom. */
    public Reply form(TeamVisit visit) {
        InviteForm form = InviteForm.of(visit.place().me().role(), visit.draft());
        return Reply.show(Page.of(Page.Tab.PEOPLE, "member/invite", new InvitePage(form, Paths.of(visit.team()))));
    }

    /** Invites all of a list, or nobody. */
    public Reply invite(ProvenTeamVisit visit) {
        Team team = visit.place().team();
        AddressList list = AddressList.parse(visit.field("addresses"));
        Optional<Refusal> refusal = InviteForm.refusal(list);
        Optional<Role> role = InviteForm.role(visit.field(InviteForm.ROLE));
        if (refusal.isPresent()) {
            return again(visit, Draft.wrong(InviteForm.ADDRESSES, refusal.get()));
        }
        if (role.isEmpty()) {
            return TeamDoor.roleNotEnough(team);
        }
        InvitePeople.Result result = invitePeople.invite(
                visit.authority(),
                team.id(),
                list.addresses(),
                role.get(),
                InviteForm.technician(visit.field(InviteForm.TECHNICIAN)));
        Path people = Paths.PEOPLE.of(team.id());
        if (result instanceof InvitePeople.Invited invited) {
            return new Reply.GoAndTell(people, told(invited));
        }
        return result instanceof InvitePeople.LimitReached limit
                ? again(
                        visit,
                        Draft.wrong(InviteForm.ADDRESSES, limit(team, limit.left()))
                                .as(TOO_MANY))
                : Changes.answer(((InvitePeople.Refused) result).why(), team, "", new Reply.GoTo(people), people);
    }

    /** That a team may not send so many links any more today. */
    static Refusal limit(Team team, int left) {
        String name = team.name().value();
        return left == 0
                ? new Refusal("invitation-limit", Texts.format("invite.none-left", name))
                : Refusal.of("invitation-limit", name, left);
    }

    private Reply again(TeamVisit visit, Draft draft) {
        Draft kept = draft;
        for (String field : InviteForm.FIELDS) {
            kept = kept.keeping(field, visit.field(field));
        }
        return Reply.again(visit.with(kept), this::form);
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
        return Afterword.of(
                Outcome.INVITED,
                String.valueOf(invited.sent()),
                String.join(", ", named),
                String.valueOf(members.size() - named.size()));
    }
}
