package org.vestibule.adapters.web.member;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.Afterword;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.ProvenTeamVisit;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.TeamVisit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.team.Changes;
import org.vestibule.application.invitation.InvitationSelection;
import org.vestibule.application.invitation.ResendInvitations;
import org.vestibule.application.invitation.ViewInvitations;
import org.vestibule.domain.team.Team;

/** The invitations that wait for an answer: who has not answered? Those that are chosen are sent once more. */
public final class InvitationsHandler {

    private static final int TOO_MANY = 429;

    private final ViewInvitations viewInvitations;
    private final ResendInvitations resendInvitations;

    public InvitationsHandler(ViewInvitations viewInvitations, ResendInvitations resendInvitations) {
        this.viewInvitations = viewInvitations;
        this.resendInvitations = resendInvitations;
    }

    /** Shows them. */
    public Reply show(TeamVisit visit) {
        InvitationChoice nothing = InvitationChoice.read(visit.query());
        Box notice =
                visit.draft().whole().map(Box::refused).or(() -> notice(visit)).orElse(null);
        return Reply.show(page(visit, notice, nothing, visit.parameter("page")));
    }

    /** Leads to the page that asks before those that are chosen are revoked. */
    public Reply askToRevoke(TeamVisit visit) {
        InvitationChoice choice = InvitationChoice.read(visit.form());
        return choice.chosen().isEmpty()
                ? nothingChosen(visit, choice)
                : new Reply.GoTo(
                        choice.about(Paths.REVOKE.of(visit.place().team().id())));
    }

    /** Sends those that are chosen once more: all, or none. */
    public Reply resend(ProvenTeamVisit visit) {
        InvitationChoice choice = InvitationChoice.read(visit.form());
        if (choice.chosen().isEmpty()) {
            return nothingChosen(visit, choice);
        }
        Team team = visit.place().team();
        Path list = choice.list(Paths.INVITATIONS.of(team.id()));
        ResendInvitations.Result result = resendInvitations.resend(
                visit.authority(), team.id(), choice.chosen().get());
        if (result instanceof ResendInvitations.LimitReached limit) {
            Box notice = Box.bad(Texts.text("waiting.limit"), InviteHandler.limit(team, limit.left()));
            return again(visit, notice, choice, TOO_MANY);
        }
        return result instanceof ResendInvitations.Resent resent
                ? new Reply.GoAndTell(list, told(Outcome.RESENT, resent.now(), resent.gone()))
                : Changes.answer(((ResendInvitations.Refused) result).why(), team, "", new Reply.GoTo(list), list);
    }

    static Afterword told(Outcome what, int now, int gone) {
        return Afterword.of(what, String.valueOf(now), String.valueOf(gone));
    }

    private Reply nothingChosen(TeamVisit visit, InvitationChoice choice) {
        Path list = choice.list(Paths.INVITATIONS.of(visit.team())).with("page", visit.field("page"));
        return Reply.again(visit.with(Draft.refused(Refusal.of("nothing-chosen"))), list, this::show);
    }

    private Reply again(TeamVisit visit, Box notice, InvitationChoice choice, int status) {
        return Reply.show(
                page(visit, notice, choice, Optional.of(visit.field("page"))).refusing(status));
    }

    private Page page(TeamVisit visit, @Nullable Box notice, InvitationChoice choice, Optional<String> number) {
        InvitationSelection which = choice.which();
        PageNumber asked = PageNumber.parse(number);
        ViewInvitations.Shown shown = viewInvitations.page(visit.place(), which, asked.skipped(), PageNumber.SIZE);
        PageNumber page = asked.within(InvitationsPage.count(shown.page(), which.only()));
        if (!page.equals(asked)) {
            shown = viewInvitations.page(visit.place(), which, page.skipped(), PageNumber.SIZE);
        }
        return Page.of(
                Page.Tab.PEOPLE, "member/invitations", InvitationsPage.of(notice, visit.place(), shown, choice, page));
    }

    private static Optional<Box> notice(TeamVisit visit) {
        return visit.afterword()
                .filter(word -> Set.of(Outcome.RESENT, Outcome.REVOKED).contains(word.what()))
                .map(word -> notice(
                        "waiting." + word.what().key(),
                        Integer.parseInt(word.words().get(0)),
                        Integer.parseInt(word.words().get(1))));
    }

    private static Box notice(String key, int now, int gone) {
        if (now == 0) {
            return Box.good(Texts.text("waiting.gone"), Texts.text("waiting.gone.sentence"));
        }
        String rest = gone == 0 ? "" : " " + Texts.count("waiting.gone-too", gone);
        return Box.good(Texts.count(key, now), Texts.count(key + ".sentence", now) + rest);
    }
}
