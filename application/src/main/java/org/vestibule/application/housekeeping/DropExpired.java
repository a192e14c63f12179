package org.vestibule.application.housekeeping;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.browser.KnownBrowsers;
import org.vestibule.application.invitation.Invitations;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.notice.Refusals;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.session.SpentTokens;
import org.vestibule.application.signin.SignIns;
import org.vestibule.application.signup.SignUps;
import org.vestibule.application.transaction.Transactions;

/** Drops rows that no longer count for anything. Safe to run on any number of nodes. */
public final class DropExpired {

    /** Longer than any of them lives, so that "expired" can still be told from "never was" for a day. */
    private static final Duration KEPT = Duration.ofDays(2);

    /** How long an expired invitation waits to be resent. */
    private static final Duration RESENDABLE = Duration.ofDays(30);

    /** How long an address that took no mail and was sent none since is told of. */
    private static final Duration MENDABLE = Duration.ofDays(90);

    private final Sessions sessions;
    private final SpentTokens spentTokens;
    private final SignIns signIns;
    private final SignUps signUps;
    private final MailedLinks mailedLinks;
    private final Invitations invitations;
    private final KnownBrowsers browsers;
    private final Attempts attempts;
    private final Refusals refusals;
    private final Transactions transactions;
    private final Clock clock;

    public DropExpired(
            Sessions sessions,
            SpentTokens spentTokens,
            SignIns signIns,
            SignUps signUps,
            MailedLinks mailedLinks,
            Invitations invitations,
            KnownBrowsers browsers,
            Attempts attempts,
            Refusals refusals,
            Transactions transactions,
            Clock clock) {
        this.sessions = sessions;
        this.spentTokens = spentTokens;
        this.signIns = signIns;
        this.signUps = signUps;
        this.mailedLinks = mailedLinks;
        this.invitations = invitations;
        this.browsers = browsers;
        this.attempts = attempts;
        this.refusals = refusals;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Drops them; says how many there were. */
    public int drop() {
        Instant before = clock.instant().minus(KEPT);
        return transactions.inTransaction(() -> sessions.sweep(before)
                + spentTokens.sweep(before)
                + signIns.sweep(before)
                + signUps.sweep(before)
                + mailedLinks.sweep(before)
                + invitations.sweep(before.minus(RESENDABLE))
                + browsers.sweep(before)
                + attempts.sweep(before)
                + refusals.sweep(before.minus(MENDABLE)));
    }
}
