package org.vestibule.application.recovery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.application.computer.DisownComputer;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.password.SecretHasher;
import org.vestibule.application.session.SpentTokens;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.audit.PlainFact;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.notice.Told;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.token.BearerToken;

/**
 * What "this was not me" in a mail does: all that is open ends, the password stops working, and a link for another is
 * mailed. 2-step verification stays as it is (PRODUCT E, S-046), and so does every computer that they let into a team, but
 * for what was let in by the very sign-in that the mail told of (PRODUCT H).
 */
public final class ReportNotMe {

    private final MailedLinks mailedLinks;
    private final SpentTokens spentTokens;
    private final Credentials credentials;
    private final SecretHasher hasher;
    private final ShutOut shutOut;
    private final DisownComputer disownComputer;
    private final Acts acts;

    public ReportNotMe(
            MailedLinks mailedLinks,
            SpentTokens spentTokens,
            Credentials credentials,
            SecretHasher hasher,
            ShutOut shutOut,
            DisownComputer disownComputer,
            Acts acts) {
        this.mailedLinks = mailedLinks;
        this.spentTokens = spentTokens;
        this.credentials = credentials;
        this.hasher = hasher;
        this.shutOut = shutOut;
        this.disownComputer = disownComputer;
        this.acts = acts;
    }

    /** What came of it. */
    public enum Result {
        REPORTED,
        /** So it was; and 2-step verification was turned on so lately that the mail about it can take that back. */
        REPORTED_AFTER_ENABLING,
        /** The link was used, or has expired. */
        LINK_EXPIRED
    }

    /** Does it. All other such links are used up by it. */
    public Result report(BearerToken link, Origin origin) {
        Optional<Account> holder = mailedLinks.find(link, LinkPurpose.NOT_ME, acts.now());
        BearerToken next = acts.token(link.owner());
        return holder.map(account -> acts.locking(
                        () -> credentials.lock(account.id()), (act, held) -> settle(act, link, account, next, origin)))
                .orElse(Result.LINK_EXPIRED);
    }

    private Result settle(Act act, BearerToken link, Account holder, BearerToken next, Origin origin) {
        AccountId account = holder.id();
        Instant now = act.now();
        Optional<Told> told = mailedLinks.told(link, now);
        if (!mailedLinks.redeem(link, LinkPurpose.NOT_ME, now)) {
            return Result.LINK_EXPIRED;
        }
        spentTokens.note(account, link.digest(), Deed.NOT_ME_REPORTED, Optional.empty(), now);
        mailedLinks.endAll(account, LinkPurpose.NOT_ME);
        shutOut.shutOut(account);
        told.map(Told::at)
                .map(at -> mailedLinks.redeemLicenses(account, at, now))
                .orElse(List.of())
                .forEach(license -> disownComputer.disown(holder, license, act, origin));
        // By another, that nobody has: what is only burned would still let in who was known when it was compared.
        credentials.replace(account, hasher.decoy(hasher.cost()), now);
        mailedLinks.open(account, LinkPurpose.SET_PASSWORD, next.digest(), now.plus(MailedLinks.UNASKED));
        act.log(Event.of(account, PlainFact.NOT_ME_REPORTED, origin));
        act.tell(
                account,
                holder.email(),
                Notice.Kind.NOT_ME_REPORTED,
                origin,
                act.links().setPassword(next));
        return mailedLinks.anyOpen(account, LinkPurpose.DISOWN_TWO_STEP, now)
                ? Result.REPORTED_AFTER_ENABLING
                : Result.REPORTED;
    }
}
