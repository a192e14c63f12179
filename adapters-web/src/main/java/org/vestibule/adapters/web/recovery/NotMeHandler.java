package org.vestibule.adapters.web.recovery;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.recovery.FollowLink;
import org.vestibule.application.recovery.ReportNotMe;
import org.vestibule.application.recovery.ReportNotMe.Result;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.notice.Told;
import org.vestibule.domain.token.BearerToken;

/**
 * "This was not me", from any mail about what was done to an account. It asks first, for mail scanners open links too.
 * The link in the mail of an enabling does more, and that in the mail about a device less: {@link MailedLinkHandler} and
 * {@link DisownGrantHandler} answer those.
 */
public final class NotMeHandler {

    /** The mails that tell of a sign-in. */
    private static final Set<Notice.Kind> OF_SIGN_IN =
            EnumSet.of(Notice.Kind.NEW_BROWSER, Notice.Kind.BACKUP_CODE_USED);

    private final FollowLink followLink;
    private final ReportNotMe reportNotMe;
    private final DisownGrantHandler disownGrant;
    private final MailedLinkHandler disown;

    /** @param disown answers what none of the others does */
    public NotMeHandler(
            FollowLink followLink, ReportNotMe reportNotMe, DisownGrantHandler disownGrant, MailedLinkHandler disown) {
        this.followLink = followLink;
        this.reportNotMe = reportNotMe;
        this.disownGrant = disownGrant;
        this.disown = disown;
    }

    /** @param ofSignIn whether it was a sign-in, so that more may come of it */
    record NotMePage(String forAddress, Path action, String what, String where, boolean ofSignIn) {}

    /** Asks; changes nothing. */
    public Reply form(Visit visit) {
        Optional<BearerToken> link = visit.link();
        Optional<Account> holder =
                link.flatMap(one -> followLink.follow(one, LinkPurpose.NOT_ME).holder());
        return holder.flatMap(account ->
                        followLink.follow(link.orElseThrow()).map(it -> page(link.orElseThrow(), account, it)))
                .<Reply>map(Reply::show)
                .or(() -> disownGrant.form(visit))
                .orElseGet(() -> disown.form(visit));
    }

    /** Does what was asked. */
    public Reply submit(Visit visit) {
        Optional<BearerToken> link = visit.link();
        return switch (link.map(one -> reportNotMe.report(one, visit.origin())).orElse(Result.LINK_EXPIRED)) {
            case REPORTED -> Reply.tell(Paths.SIGN_IN, Outcome.NOT_ME);
            case REPORTED_AFTER_ENABLING -> Reply.tell(Paths.SIGN_IN, Outcome.NOT_ME_ENABLED);
            case LINK_EXPIRED -> disownGrant.submit(visit).orElseGet(() -> disown.submit(visit));
        };
    }

    private static Page page(BearerToken link, Account holder, Told told) {
        return Page.of(
                "recovery/not-me-report",
                new NotMePage(
                        Texts.format("finish.for", holder.email().written()),
                        Paths.NOT_ME.of(link),
                        what(told),
                        where(told),
                        told.what().filter(OF_SIGN_IN::contains).isPresent()));
    }

    /** What it was. */
    static String what(Told told) {
        return told.what().flatMap(NotMeHandler::words).orElseGet(() -> Texts.text("notme.happened"));
    }

    /** When, in which browser and from where. */
    static String where(Told told) {
        return Texts.format(
                "notme.where",
                Texts.minute(told.at()),
                told.origin().browserName().orElseGet(() -> Texts.text("notme.no-browser")),
                told.origin().address());
    }

    private static Optional<String> words(Notice.Kind what) {
        return Texts.find(
                "notme.happened." + what.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
