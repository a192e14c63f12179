package org.vestibule.application.attempt;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vestibule.application.act.Acts;
import org.vestibule.application.browser.KnownBrowsers;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.PlainFact;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.token.TokenDigest;

/**
 * Lets somebody try again at once who has had to wait, at an operator's word. What 100 wrong codes in a row have put out
 * of use stays so, and so does a burned password.
 */
public final class ClearDelays {

    private final Attempts attempts;
    private final KnownBrowsers browsers;
    private final Acts acts;

    public ClearDelays(Attempts attempts, KnownBrowsers browsers, Acts acts) {
        this.attempts = attempts;
        this.browsers = browsers;
        this.acts = acts;
    }

    /** Clears what delays the holder of an account, in whichever browser. */
    public void clear(Account holder) {
        List<TokenDigest> known = browsers.of(holder.id());
        acts.run(act -> {
            Stream.concat(
                            Stream.of(Optional.<TokenDigest>empty()),
                            known.stream().map(Optional::of))
                    .flatMap(browser -> Stream.of(
                            BucketKey.password(holder.email(), browser),
                            BucketKey.code(holder.id(), browser),
                            BucketKey.backupCode(holder.id(), browser)))
                    .forEach(attempts::clear);
            attempts.clear(BucketKey.of(Guess.BACKUP_CODE_TYPED_BACK, holder.id()));
            attempts.clear(BucketKey.of(Guess.DEVICE_CODE, holder.id()));
            attempts.clear(BucketKey.of(Guess.SIGN_UP_MAIL, holder.email()));
            attempts.clear(BucketKey.of(Guess.PASSWORD_MAIL, holder.email()));
            act.log(Event.byOperator(holder.id(), PlainFact.DELAYS_CLEARED));
            act.mail(Notice.of(
                    holder.id(),
                    Notice.Kind.DELAYS_CLEARED,
                    holder.email(),
                    act.links().signIn(),
                    act.now().toString()));
        });
    }
}
