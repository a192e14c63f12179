package org.vestibule.adapters.web.recovery;

import java.util.Optional;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.recovery.FollowLink;
import org.vestibule.application.recovery.VouchForCodes;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.notice.Told;
import org.vestibule.domain.token.BearerToken;

/**
 * Where somebody says that it is they who use their backup codes, since a backup of the portal was restored. It asks
 * first, for mail scanners open links too, and signs nobody in.
 */
public final class VouchForCodesHandler {

    private final FollowLink followLink;
    private final VouchForCodes vouchForCodes;

    public VouchForCodesHandler(FollowLink followLink, VouchForCodes vouchForCodes) {
        this.followLink = followLink;
        this.vouchForCodes = vouchForCodes;
    }

    record VouchPage(String forAddress, Path action, String where) {}

    /** Asks; changes nothing. */
    public Reply form(Visit visit) {
        Optional<BearerToken> link = visit.link();
        Optional<Account> holder = link.flatMap(one -> follow(one).holder());
        return holder.flatMap(account ->
                        followLink.follow(link.orElseThrow()).map(typed -> page(link.orElseThrow(), account, typed)))
                .map(Reply::show)
                .orElseGet(() -> dead(link));
    }

    /** Does what was asked. */
    public Reply submit(Visit visit) {
        Optional<BearerToken> link = visit.link();
        return link.filter(one -> vouchForCodes.vouch(one, visit.origin())).isPresent()
                ? Reply.tell(Paths.SIGN_IN, Outcome.VOUCHED)
                : dead(link);
    }

    private FollowLink.Result follow(BearerToken link) {
        return followLink.follow(link, LinkPurpose.VOUCH_FOR_CODES);
    }

    private static Page page(BearerToken link, Account holder, Told typed) {
        return Page.of(
                "recovery/vouch",
                new VouchPage(
                        Texts.format("finish.for", holder.email().written()),
                        Paths.VOUCH_FOR_CODES.of(link),
                        NotMeHandler.where(typed)));
    }

    /** Another is mailed to whoever types a code again; nobody can ask for one alone. */
    private Reply dead(Optional<BearerToken> link) {
        boolean expired = link.map(this::follow)
                .filter(FollowLink.Expired.class::isInstance)
                .isPresent();
        String code = expired ? "link-expired" : "link-unknown";
        return Reply.deadLink(
                new Refusal(code, Texts.text("vouch." + code)),
                new Box.Link(Paths.SIGN_IN, Texts.text("signin.submit")));
    }
}
