package org.vestibule.application.recovery;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.browser.KnownBrowsers;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.notice.TellHolder;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.password.SecretHasher;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.session.SpentTokens;
import org.vestibule.application.signin.SignIns;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.notice.Happening;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.token.BearerToken;

/**
 * What "this was not me" in a mail does: all that is open ends, the password stops working, and a link for another is
 * mailed. 2-step verification stays as it is (PRODUCT E, S-046).
 */
public final class ReportNotMe {

    private final MailedLinks mailedLinks;
    private final SpentTokens spentTokens;
    private final Credentials credentials;
    private final SecretHasher hasher;
    private final Sessions sessions;
    private final SignIns signIns;
    private final KnownBrowsers browsers;
    private final TellHolder tellHolder;
    private final PortalLinks links;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;
    private final RandomGenerator random;

    public ReportNotMe(
            MailedLinks mailedLinks,
            SpentTokens spentTokens,
            Credentials credentials,
            SecretHasher hasher,
            Sessions sessions,
            SignIns signIns,
            KnownBrowsers browsers,
            TellHolder tellHolder,
            PortalLinks links,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        this.mailedLinks = mailedLinks;
        this.spentTokens = spentTokens;
        this.credentials = credentials;
        this.hasher = hasher;
        this.sessions = sessions;
        this.signIns = signIns;
        this.browsers = browsers;
        this.tellHolder = tellHolder;
        this.links = links;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
        this.random = random;
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
        Optional<Account> holder = mailedLinks.find(link, LinkPurpose.NOT_ME, clock.instant());
        BearerToken next = BearerToken.make(link.owner(), random);
        return holder.map(account -> transactions.inTransaction(() -> settle(link, account, next, origin)))
                .orElse(Result.LINK_EXPIRED);
    }

    private Result settle(BearerToken link, Account holder, BearerToken next, Origin origin) {
        AccountId account = holder.id();
        credentials.lock(account);
        Instant now = clock.instant();
        if (!mailedLinks.redeem(link, LinkPurpose.NOT_ME, now)) {
            return Result.LINK_EXPIRED;
        }
        spentTokens.note(account, link.digest(), Deed.NOT_ME_REPORTED, now);
        mailedLinks.endAll(account, LinkPurpose.NOT_ME);
        sessions.endAll(account);
        signIns.endAll(account);
        browsers.forgetOthers(account, Optional.empty());
        // By another, that nobody has: what is only burned would still let in who was known when it was compared.
        credentials.replace(account, hasher.decoy(hasher.cost()), now);
        mailedLinks.endAll(account, LinkPurpose.SET_PASSWORD);
        mailedLinks.open(account, LinkPurpose.SET_PASSWORD, next.digest(), now.plus(MailedLinks.UNASKED));
        trail.record(Event.of(account, Event.Kind.NOT_ME_REPORTED, origin));
        Happening happening = new Happening(Notice.Kind.NOT_ME_REPORTED, now, origin);
        tellHolder.tell(account, holder.email(), happening, links.setPassword(next));
        return mailedLinks.anyOpen(account, LinkPurpose.DISOWN_TWO_STEP, now)
                ? Result.REPORTED_AFTER_ENABLING
                : Result.REPORTED;
    }
}
