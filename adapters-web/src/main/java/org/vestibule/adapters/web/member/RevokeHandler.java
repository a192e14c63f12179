package org.vestibule.adapters.web.member;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.TeamVisit;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.team.Changes;
import org.vestibule.adapters.web.team.TeamWords;
import org.vestibule.application.invitation.Chosen;
import org.vestibule.application.invitation.RevokeInvitations;
import org.vestibule.application.invitation.ViewRevocation;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.text.Sought;

/** Taking back the invitations that are chosen, which a page names first. */
public final class RevokeHandler {

    private static final int MOST_NAMED = 25;

    private final ViewRevocation viewRevocation;
    private final RevokeInvitations revokeInvitations;

    public RevokeHandler(ViewRevocation viewRevocation, RevokeInvitations revokeInvitations) {
        this.viewRevocation = viewRevocation;
        this.revokeInvitations = revokeInvitations;
    }

    /**
     * Which they are.
     *
     * @param more how many are not named
     * @param fields that say so once more
     */
    record RevokePage(
            String heading,
            List<String> named,
            @Nullable String more,
            Path action,
            List<Kept> fields,
            String submit,
            Path back) {}

    /** A field of the form. */
    record Kept(String name, String value) {}

    /** Says which they are. */
    public Reply form(TeamVisit visit) {
        InvitationChoice choice = InvitationChoice.read(visit.query());
        Team team = visit.place().team();
        Path list = choice.list(Paths.INVITATIONS.of(team.id()));
        Optional<Chosen> chosen = choice.chosen();
        if (chosen.isEmpty()) { // as after signing in again, which forgets what was asked for
            return new Reply.GoTo(list);
        }
        ViewRevocation.Result result = viewRevocation.of(visit.place(), chosen.get());
        if (result instanceof ViewRevocation.Refused not) {
            return Changes.answer(not.why(), team, "", new Reply.GoTo(list), list);
        }
        List<Invitation> found = ((ViewRevocation.Shown) result).invitations();
        return found.isEmpty()
                ? new Reply.GoAndTell(
                        list,
                        InvitationsHandler.told(
                                Outcome.REVOKED, 0, choice.ticked().size()))
                : Reply.show(Page.of(Page.Tab.PEOPLE, "member/revoke", page(choice, found, team, list)));
    }

    /** Takes them back. */
    public Reply submit(TeamVisit visit) {
        InvitationChoice choice = InvitationChoice.read(visit.form());
        Team team = visit.place().team();
        Path list = choice.list(Paths.INVITATIONS.of(team.id()));
        Optional<Chosen> chosen = choice.chosen();
        if (chosen.isEmpty()) {
            return new Reply.GoTo(list);
        }
        RevokeInvitations.Result result = revokeInvitations.revoke(visit.acting(), team.id(), chosen.get());
        return result instanceof RevokeInvitations.Revoked revoked
                ? new Reply.GoAndTell(list, InvitationsHandler.told(Outcome.REVOKED, revoked.now(), revoked.gone()))
                : Changes.answer(((RevokeInvitations.Refused) result).why(), team, "", new Reply.GoTo(list), list);
    }

    private static RevokePage page(InvitationChoice choice, List<Invitation> found, Team team, Path list) {
        int more = found.size() - MOST_NAMED;
        return new RevokePage(
                Texts.count("revoke.title", found.size()),
                found.stream()
                        .limit(MOST_NAMED)
                        .map(one -> one.email().written())
                        .toList(),
                more > 0 ? Texts.format("revoke.more", more) : null,
                Paths.REVOKE.of(team.id()),
                fields(choice),
                Texts.count("revoke.submit", found.size()),
                list);
    }

    private static List<Kept> fields(InvitationChoice choice) {
        return List.of(
                new Kept("q", choice.which().sought().map(Sought::text).orElse("")),
                new Kept("state", choice.which().only().map(TeamWords::key).orElse("")),
                choice.all() ? new Kept("all", "yes") : new Kept("ids", choice.ids()),
                new Kept("seen", choice.seenAt().map(Object::toString).orElse("")));
    }
}
