package org.vestibule.application.recovery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vestibule.application.account.Accounts;
import org.vestibule.application.act.Acts;
import org.vestibule.application.attempt.MailGuard;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.audit.PlainFact;
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
    private final Acts acts;

    public RequestPasswordReset(Accounts accounts, MailedLinks mailedLinks, MailGuard mails, Acts acts) {
        this.accounts = accounts;
        this.mailedLinks = mailedLinks;
        this.mails = mails;
        this.acts = acts;
    }

    /**
     * Sends a mail to the address, or tacitly none if it has had enough: a link that works is there then.
     *
     * @param borne what the browser bears to be known by
     * @return how long to wait, if too many mails were asked for from the same place
     */
    public Optional<TryLater> request(EmailAddress email, List<BearerToken> borne, Origin origin) {
        Instant now = acts.now();
        Optional<TryLater> none = mails.reserve(Guess.PASSWORD_MAIL, email, borne, origin, now);
        if (none.isPresent()) {
            return none.filter(why -> why.reason() == TryLater.Reason.TOO_MANY_MAILS);
        }
        Optional<Account> holder = accounts.find(email).filter(Account::enabled);
        AccountId account = holder.map(Account::id).orElse(AccountId.NOBODY);
        BearerToken link = acts.token(account.value());
        acts.run(act -> {
            // Opened for nobody, too, where it opens nothing: the same work either way.
            mailedLinks.open(account, LinkPurpose.SET_PASSWORD, link.digest(), now.plus(MailedLinks.ASKED_FOR));
            act.log(Event.of(account, PlainFact.PASSWORD_MAIL_REQUESTED, origin));
            act.tell(
                    account,
                    holder.map(Account::email).orElse(email),
                    holder.isPresent() ? Kind.PASSWORD_RESET : Kind.PASSWORD_RESET_UNKNOWN,
                    origin,
                    holder.isPresent()
                            ? act.links().setPassword(link)
                            : act.links().signUp());
        });
        return Optional.empty();
    }
}
