package org.vestibule.application.recovery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.vestibule.application.account.Accounts;
import org.vestibule.application.attempt.MailGuard;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.notice.TellHolder;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.notice.Happening;
import org.vestibule.domain.notice.Notice.Kind;
import org.vestibule.domain.token.BearerToken;

/**
 * Sends a link that sets another password. An address that nobody signs in with gets a mail that says so. The answer,
 * and the work, are the same for both (S-063), and so is the answer when the address has had enough mails.
 */
public final class RequestPasswordReset {

    private final Accounts accounts;
    private final MailedLinks mailedLinks;
    private final MailGuard mails;
    private final TellHolder tellHolder;
    private final PortalLinks links;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;
    private final RandomGenerator random;

    public RequestPasswordReset(
            Accounts accounts,
            MailedLinks mailedLinks,
            MailGuard mails,
            TellHolder tellHolder,
            PortalLinks links,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        this.accounts = accounts;
        this.mailedLinks = mailedLinks;
        this.mails = mails;
        this.tellHolder = tellHolder;
        this.links = links;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Sends a mail to the address, or tacitly none if it has had enough: a link that works is there then.
     *
     * @param borne what the browser bears to be known by
     * @return how long to wait, if too many mails were asked for from the same place
     */
    public Optional<TryLater> request(EmailAddress email, List<BearerToken> borne, Origin origin) {
        Instant now = clock.instant();
        Optional<TryLater> none = mails.reserve(Guess.PASSWORD_MAIL, email, borne, origin, now);
        if (none.isPresent()) {
            return none.filter(TryLater::ofPlace);
        }
        Optional<Account> holder = accounts.find(email).filter(Account::enabled);
        AccountId account = holder.map(Account::id).orElse(AccountId.NOBODY);
        BearerToken link = BearerToken.make(account.value(), random);
        transactions.inTransaction(() -> {
            // Opened for nobody, too, where it opens nothing: the same work either way.
            mailedLinks.open(account, LinkPurpose.SET_PASSWORD, link.digest(), now.plus(MailedLinks.ASKED_FOR));
            trail.record(Event.of(account, Event.Kind.PASSWORD_MAIL_REQUESTED, origin));
            tellHolder.tell(
                    account,
                    holder.map(Account::email).orElse(email),
                    new Happening(holder.isPresent() ? Kind.PASSWORD_RESET : Kind.PASSWORD_RESET_UNKNOWN, now, origin),
                    holder.isPresent() ? links.setPassword(link) : links.signUp());
        });
        return Optional.empty();
    }
}
