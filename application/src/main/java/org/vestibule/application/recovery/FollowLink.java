package org.vestibule.application.recovery;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.notice.Told;
import org.vestibule.domain.token.BearerToken;

/** Tells whose account a mailed link is for, without using it up: mail scanners follow links too. */
public final class FollowLink {

    private final MailedLinks mailedLinks;
    private final Clock clock;

    public FollowLink(MailedLinks mailedLinks, Clock clock) {
        this.mailedLinks = mailedLinks;
        this.clock = clock;
    }

    /** What it opens. */
    public sealed interface Result {
        /** Whose account it is for; empty if it opens nothing. */
        default Optional<Account> holder() {
            return Optional.empty();
        }
    }

    /** It works. */
    public record Live(Account account) implements Result {
        @Override
        public Optional<Account> holder() {
            return Optional.of(account);
        }
    }

    /** Its time is over. */
    public record Expired() implements Result {}

    /** It was used or ended, is for something else, or never was. */
    public record Unknown() implements Result {}

    /** What a link is about by which somebody says that this was not them; empty once it has expired or was used. */
    public Optional<Told> follow(BearerToken link) {
        return mailedLinks.told(link, clock.instant());
    }

    /** Looks it up; for any other purpose than its own it opens nothing. */
    public Result follow(BearerToken link, LinkPurpose purpose) {
        Instant now = clock.instant();
        return mailedLinks
                .find(link, purpose, now)
                .<Result>map(Live::new)
                .orElseGet(() -> mailedLinks.expired(link, now) ? new Expired() : new Unknown());
    }
}
