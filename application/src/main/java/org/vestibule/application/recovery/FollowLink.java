package org.vestibule.application.recovery;

import java.time.Clock;
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

    /** What a link is about by which somebody says that this was not them; empty once it has expired or was used. */
    public Optional<Told> follow(BearerToken link) {
        return mailedLinks.told(link, clock.instant());
    }

    /** Looks it up; empty once it has expired or was used, and for any other purpose than its own. */
    public Optional<Account> follow(BearerToken link, LinkPurpose purpose) {
        return mailedLinks.find(link, purpose, clock.instant());
    }
}
