package org.vestibule.application.signup;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.application.account.Accounts;
import org.vestibule.application.act.Acts;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.password.HashQueue;
import org.vestibule.application.password.NewPasswords;
import org.vestibule.application.password.SecretHasher;
import org.vestibule.application.session.BeginSession;
import org.vestibule.application.session.SpentTokens;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.audit.PlainFact;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.password.PasswordHash;
import org.vestibule.domain.password.PasswordPolicy;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.session.SignInMethod;
import org.vestibule.domain.token.BearerToken;

/** Makes the account of somebody who opened the mailed link, and signs them in. */
public final class FinishSignUp {

    private final SignUps signUps;
    private final SpentTokens spentTokens;
    private final Accounts accounts;
    private final NewPasswords newPasswords;
    private final HashQueue queue;
    private final SecretHasher hasher;
    private final BeginSession beginSession;
    private final Acts acts;

    public FinishSignUp(
            SignUps signUps,
            SpentTokens spentTokens,
            Accounts accounts,
            NewPasswords newPasswords,
            HashQueue queue,
            SecretHasher hasher,
            BeginSession beginSession,
            Acts acts) {
        this.signUps = signUps;
        this.spentTokens = spentTokens;
        this.accounts = accounts;
        this.newPasswords = newPasswords;
        this.queue = queue;
        this.hasher = hasher;
        this.beginSession = beginSession;
        this.acts = acts;
    }

    /** What came of it. */
    public sealed interface Result {}

    /** The account is made and this session is signed in to it. */
    public record Finished(BeginSession.Begun begun) implements Result {}

    /** The password will not do; the link still works. */
    public record PasswordRefused(PasswordPolicy.Refusal reason, int shortest) implements Result {}

    /** The link was used, has expired, or its address has an account by now. */
    public record LinkExpired() implements Result {}

    /** Too many people; the link still works. */
    public record Later(TryLater why) implements Result {}

    /** Makes the account. */
    public Result finish(BearerToken link, PersonName name, Password password, Origin origin) {
        Optional<EmailAddress> email = signUps.find(link, acts.now());
        if (email.isEmpty()) {
            return new LinkExpired();
        }
        Optional<PasswordPolicy.Refusal> refusal = newPasswords.refusal(password, email.get(), name);
        if (refusal.isPresent()) {
            return new PasswordRefused(refusal.get(), newPasswords.shortest());
        }
        Optional<HashQueue.Place> entered = queue.enter(origin.client(), false);
        if (entered.isEmpty()) {
            return new Later(HashQueue.BUSY);
        }
        try (HashQueue.Place place = entered.get()) {
            PasswordHash hash = place.compute(() -> hasher.hash(password));
            return settle(link, email.get(), name, hash, origin);
        }
    }

    private Result settle(BearerToken link, EmailAddress email, PersonName name, PasswordHash hash, Origin origin) {
        AccountId id = new AccountId(link.owner()); // so that the link can be told from others of the account
        BeginSession.Draft draft = beginSession.draft(id);
        return acts.locking(() -> signUps.redeem(link, acts.clock()), (act, redeemed) -> {
            if (!redeemed) {
                return new LinkExpired();
            }
            Instant now = act.now();
            if (!accounts.add(new Account(id, email, name, now, true), hash)) {
                return new LinkExpired();
            }
            spentTokens.note(
                    id,
                    link.digest(),
                    Deed.SIGNED_IN,
                    Optional.of(draft.session().digest()),
                    now);
            act.log(Event.of(id, PlainFact.ACCOUNT_CREATED, origin));
            return new Finished(beginSession.begin(
                    draft,
                    Optional.empty(),
                    Optional.empty(),
                    new Authentication(SignInMethod.PASSWORD, now),
                    Optional.empty(),
                    act,
                    origin));
        });
    }
}
