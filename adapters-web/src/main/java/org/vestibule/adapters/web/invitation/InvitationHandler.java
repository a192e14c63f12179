package org.vestibule.adapters.web.invitation;

import java.util.Optional;
import org.vestibule.adapters.web.http.AnyVisit;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.SignedVisit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.invitation.AcceptInvitation;
import org.vestibule.application.invitation.FollowInvitation;
import org.vestibule.application.invitation.SignUpByInvitation;
import org.vestibule.application.team.Place;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.token.BearerToken;

/** An invitation, shown to whoever has its link and accepted by nobody but whom it is for. */
public final class InvitationHandler {

    private static final int GONE = 410;
    private static final int FORBIDDEN = 403;

    private final FollowInvitation followInvitation;
    private final AcceptInvitation acceptInvitation;
    private final SignUpByInvitation signUpByInvitation;

    public InvitationHandler(
            FollowInvitation followInvitation,
            AcceptInvitation acceptInvitation,
            SignUpByInvitation signUpByInvitation) {
        this.followInvitation = followInvitation;
        this.acceptInvitation = acceptInvitation;
        this.signUpByInvitation = signUpByInvitation;
    }

    /** Shows it; uses nothing up, for mail scanners open links too. */
    public Reply form(AnyVisit visit) {
        Optional<BearerToken> link = visit.link();
        FollowInvitation.Result result = link.map(token -> followInvitation.follow(token, account(visit)))
                .orElseGet(FollowInvitation.Unknown::new);
        if (result instanceof FollowInvitation.Live live) {
            Page page = InvitationPage.of(visit, link.orElseThrow(), live);
            return Reply.show(isForAnother(visit, live.invitation().email()) ? page.refusing(FORBIDDEN) : page);
        }
        return link.flatMap(dead -> theirs(visit, dead))
                .<Reply>map(team -> new Reply.GoTo(Paths.TEAM.of(team.id())))
                .orElseGet(() -> dead(visit, result));
    }

    private static Reply dead(AnyVisit visit, FollowInvitation.Result result) {
        if (result instanceof FollowInvitation.Expired expired) {
            return dead(
                    visit,
                    Refusal.of("invitation-expired", expired.inviter().name().value()));
        }
        return result instanceof FollowInvitation.NotNow not
                ? dead(visit, Refusal.of("invitation-not-now", not.team().name().value()))
                : dead(visit, Refusal.of("invitation-unknown"));
    }

    private static Reply dead(AnyVisit visit, Refusal refusal) {
        Box.Link teams = new Box.Link(Paths.HOME, Texts.text("refused.to-teams"));
        return visit.signed()
                .<Reply>map(person -> new Reply.RefuseWithin(GONE, refusal, teams))
                .orElseGet(() -> new Reply.Refuse(GONE, refusal, teams));
    }

    /** The team of a link that opens nothing any more, if whoever opens it is in there: mostly they have used it. */
    private static Optional<Team> theirs(AnyVisit visit, BearerToken link) {
        return visit.signed().stream()
                .flatMap(signed -> signed.places().stream())
                .map(Place::team)
                .filter(team -> team.id().value().equals(link.owner()))
                .findFirst();
    }

    /** Joins, or goes on to the making of an account. */
    public Reply submit(AnyVisit visit) {
        Optional<BearerToken> link = visit.link();
        if (link.isEmpty()) {
            return dead(visit, new FollowInvitation.Unknown());
        }
        return visit.signed().map(signed -> accept(signed, link.get())).orElseGet(() -> signUp(link.get()));
    }

    private Reply accept(SignedVisit visit, BearerToken link) {
        AcceptInvitation.Result result = acceptInvitation.accept(visit.signedIn(), link, visit.origin());
        return result instanceof AcceptInvitation.Joined joined
                ? new Reply.GoTo(Paths.TEAM.of(joined.team().id()))
                : new Reply.GoTo(Paths.INVITATION.of(link)); // which says why not
    }

    private Reply signUp(BearerToken link) {
        return signUpByInvitation
                .open(link)
                .<Reply>map(
                        signUp -> new Reply.GoTo(Paths.FINISH_SIGN_UP.of(signUp).then(Paths.INVITATION.of(link))))
                .orElseGet(() -> new Reply.GoTo(Paths.INVITATION.of(link)));
    }

    private static Optional<Account> account(AnyVisit visit) {
        return visit.signed().map(signed -> signed.signedIn().account());
    }

    static boolean isForAnother(AnyVisit visit, EmailAddress invited) {
        return account(visit)
                .filter(account -> !account.email().equals(invited))
                .isPresent();
    }
}
