package org.vestibule.application.attempt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vestibule.application.browser.KnownBrowsers;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.token.BearerToken;

/**
 * The one way in which a form that anybody may send gets a mail sent. An address of e-mail gets so many, so that nobody
 * fills a stranger's mailbox; a network address may cause so many, so that nobody writes to a thousand strangers.
 */
public final class MailGuard {

    private final KnownBrowsers browsers;
    private final Attempts attempts;

    public MailGuard(KnownBrowsers browsers, Attempts attempts) {
        this.browsers = browsers;
        this.attempts = attempts;
    }

    /**
     * Counts a mail before it is written, alike for every address (S-063).
     *
     * @param kind which mail, counted by the address that it goes to
     * @param borne what the browser bears to be known by: one of the address's own account is not counted by where it is
     * @return why there is none, if there is none: the reason is {@link TryLater.Reason#TOO_MANY_MAILS} where whoever
     *     asks is to be told, any other where the address has had enough, which is nobody's business
     */
    public Optional<TryLater> reserve(
            Guess kind, EmailAddress to, List<BearerToken> borne, Origin origin, Instant now) {
        List<BucketKey> buckets = new ArrayList<>();
        if (!origin.exempt() && browsers.recognize(to, borne, now).isEmpty()) {
            buckets.add(BucketKey.of(Guess.MAIL_FROM_ADDRESS, origin.client()));
        }
        buckets.add(BucketKey.of(kind, to));
        return attempts.reserve(buckets, now);
    }
}
