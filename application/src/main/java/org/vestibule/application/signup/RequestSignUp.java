package org.vestibule.application.signup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.application.account.Accounts;
import org.vestibule.application.act.Acts;
import org.vestibule.application.attempt.MailGuard;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.token.BearerToken;

/**
 * Starts a sign-up: a link goes to the address, so that nobody can prepare an account on somebody else's. An address
 * that has an account gets a mail that says so. The answer, and the work, are the same for both (S-063), and so is the
 * answer after 3 mails an hour.
 */
public final class RequestSignUp {

    /** How long the link works. */
    public static final Duration LINK_LIFETIME = Duration.ofHours(24);

    private final Accounts accounts;
    private final SignUps signUps;
    private final MailGuard mails;
    private final Acts acts;

    public RequestSignUp(Accounts accounts, SignUps signUps, MailGuard mails, Acts acts) {
        this.accounts = accounts;
        this.signUps = signUps;
        this.mails = mails;
        this.acts = acts;
    }

    /**
     * Sends a mail to the address, or tacitly none if it has had enough.
     *
     * @param borne what the browser bears to be known by
     * @return how long to wait, if too many mails were asked for from the same place
     */
    public Optional<TryLater> request(EmailAddress email, List<BearerToken> borne, Origin origin) {
        Instant now = acts.now();
        Optional<TryLater> none = mails.reserve(Guess.SIGN_UP_MAIL, email, borne, origin, now);
        if (none.isPresent()) {
            return none.filter(why -> why.reason() == TryLater.Reason.TOO_MANY_MAILS);
        }
        UUID id = acts.id();
        BearerToken token = acts.token(id);
        acts.run(act -> {
            boolean known = accounts.find(email).isPresent();
            // Opened for a known address too, where nobody gets the link: the same work either way.
            signUps.open(id, token.digest(), email, now.plus(LINK_LIFETIME));
            act.mail(
                    known
                            ? Notice.of(
                                    AccountId.NOBODY,
                                    Notice.Kind.SIGN_UP_KNOWN,
                                    email,
                                    act.links().signIn())
                            : Notice.of(
                                    AccountId.NOBODY,
                                    Notice.Kind.SIGN_UP,
                                    email,
                                    act.links().finishSignUp(token)));
        });
        return Optional.empty();
    }
}
