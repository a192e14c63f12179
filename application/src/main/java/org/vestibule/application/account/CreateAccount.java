package org.vestibule.application.account;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.password.NewPasswords;
import org.vestibule.application.password.SecretHasher;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.PlainFact;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.password.PasswordHash;
import org.vestibule.domain.password.PasswordPolicy;
import org.vestibule.domain.token.BearerToken;

/** Lets an operator make an account; the address that an operator enters counts as verified. */
public final class CreateAccount {

    private final Accounts accounts;
    private final NewPasswords newPasswords;
    private final SecretHasher hasher;
    private final MailedLinks mailedLinks;
    private final Acts acts;

    public CreateAccount(
            Accounts accounts, NewPasswords newPasswords, SecretHasher hasher, MailedLinks mailedLinks, Acts acts) {
        this.accounts = accounts;
        this.newPasswords = newPasswords;
        this.hasher = hasher;
        this.mailedLinks = mailedLinks;
        this.acts = acts;
    }

    /** What came of it. */
    public sealed interface Result {}

    /**
     * There is an account.
     *
     * @param link where its holder sets the password, mailed too; empty if it has one
     */
    public record Created(Account account, Optional<URI> link) implements Result {

        /** Without the link, which is a secret. */
        @Override
        public String toString() {
            return "Created[" + account.id() + "]";
        }
    }

    /** The address has an account already. */
    public record AddressTaken() implements Result {}

    /**
     * The password will not do.
     *
     * @param length its own, in characters
     * @param shortest the length that it needs
     */
    public record PasswordRefused(PasswordPolicy.Refusal reason, int length, int shortest) implements Result {}

    /** Makes it; without a password, its holder is sent a link to set one, for nobody else should know it (S-014). */
    public Result create(EmailAddress email, PersonName name, Optional<Password> password) {
        Optional<PasswordPolicy.Refusal> refusal =
                password.flatMap(chosen -> newPasswords.refusal(chosen, email, name));
        if (refusal.isPresent()) {
            return new PasswordRefused(refusal.get(), password.orElseThrow().length(), newPasswords.shortest());
        }
        Instant now = acts.now();
        Account account = new Account(new AccountId(acts.id()), email, name, now, true);
        PasswordHash hash = password.map(hasher::hash) // one hash: no queue to stand in
                .orElseGet(() -> hasher.decoy(hasher.cost()));
        BearerToken token = acts.token(account.id().value());
        return acts.perform(act -> {
            if (!accounts.add(account, hash)) {
                return new AddressTaken();
            }
            act.log(Event.byOperator(account.id(), PlainFact.ACCOUNT_CREATED));
            return new Created(
                    account, password.isPresent() ? Optional.empty() : Optional.of(invite(act, account, token)));
        });
    }

    private URI invite(Act act, Account account, BearerToken token) {
        URI link = act.links().setPassword(token);
        mailedLinks.open(
                account.id(),
                LinkPurpose.SET_PASSWORD,
                token.digest(),
                account.createdAt().plus(MailedLinks.UNASKED));
        act.mail(Notice.of(
                account.id(),
                Notice.Kind.ACCOUNT_CREATED,
                account.email(),
                link,
                account.createdAt().toString()));
        return link;
    }
}
