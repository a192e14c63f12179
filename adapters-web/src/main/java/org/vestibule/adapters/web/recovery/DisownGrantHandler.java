package org.vestibule.adapters.web.recovery;

import java.util.Optional;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.device.DisownGrant;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.recovery.FollowLink;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.notice.Told;
import org.vestibule.domain.token.BearerToken;

/**
 * "This was not me" of what a device was let do, or of a computer that was let in. It ends just that, and says so; the password, which somebody may have typed
 * in good faith for whoever sent them a code, stays.
 */
public final class DisownGrantHandler {

    private final FollowLink followLink;
    private final DisownGrant disownGrant;

    public DisownGrantHandler(FollowLink followLink, DisownGrant disownGrant) {
        this.followLink = followLink;
        this.disownGrant = disownGrant;
    }

    record GrantPage(String forAddress, Path action, String what, String where, String loses) {}

    record DonePage(String heading, String lead) {}

    /** Asks, or says that it is done; empty if the link is for something else, or for nothing any more. */
    Optional<Reply> form(Visit visit) {
        return visit.afterword()
                .flatMap(word -> done(word.what()))
                .or(() -> visit.link().flatMap(this::ask));
    }

    private static Optional<Reply> done(Outcome what) {
        return switch (what) {
            case GRANT_DISOWNED -> Optional.of(done("notme.grant.done"));
            case LICENSE_DISOWNED -> Optional.of(done("notme.license.done"));
            default -> Optional.empty();
        };
    }

    private static Reply done(String key) {
        return Reply.show(
                Page.of("recovery/not-me-grant-done", new DonePage(Texts.text(key), Texts.text(key + ".lead"))));
    }

    private Optional<Reply> ask(BearerToken link) {
        return followLink
                .follow(link, LinkPurpose.DISOWN_GRANT)
                .holder()
                .flatMap(holder -> followLink.follow(link).map(told -> Reply.show(page(link, holder, told))));
    }

    /** Ends it; empty if the link is for something else, or for nothing any more. */
    Optional<Reply> submit(Visit visit) {
        return visit.link().flatMap(link -> {
            boolean licensed = followLink
                    .follow(link)
                    .filter(DisownGrantHandler::isOfComputer)
                    .isPresent();
            return disownGrant.disown(link, visit.origin())
                    ? Optional.of(Reply.tell(
                            Paths.NOT_ME.of(link), licensed ? Outcome.LICENSE_DISOWNED : Outcome.GRANT_DISOWNED))
                    : Optional.empty();
        });
    }

    private static boolean isOfComputer(Told told) {
        return told.what().equals(Optional.of(Notice.Kind.COMPUTER_LICENSED));
    }

    private static Page page(BearerToken link, Account holder, Told told) {
        return Page.of(
                "recovery/not-me-grant",
                new GrantPage(
                        Texts.format("finish.for", holder.email().written()),
                        Paths.NOT_ME.of(link),
                        NotMeHandler.what(told),
                        NotMeHandler.where(told),
                        Texts.text(isOfComputer(told) ? "notme.license.loses" : "notme.grant.loses")));
    }
}
