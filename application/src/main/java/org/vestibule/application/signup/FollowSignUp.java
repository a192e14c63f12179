package org.vestibule.application.signup;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.application.account.Accounts;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.token.BearerToken;

/** Tells what the link of a sign-up opens, without using it up: mail scanners follow links too. */
public final class FollowSignUp {

    private final SignUps signUps;
    private final Accounts accounts;
    private final Clock clock;

    public FollowSignUp(SignUps signUps, Accounts accounts, Clock clock) {
        this.signUps = signUps;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What it opens. */
    public sealed interface Result {}

    /** It works, and proves this address. */
    public record Live(EmailAddress email) implements Result {}

    /**
     * Its address has an account by now, made by this link or otherwise. That is told to nobody but whoever has the link,
     * which was mailed to that address.
     */
    public record AccountMade() implements Result {}

    /** Its time is over. */
    public record Expired() implements Result {}

    /** It never was, or is forgotten. */
    public record Unknown() implements Result {}

    /** Looks it up. */
    public Result follow(BearerToken link) {
        Instant now = clock.instant();
        Optional<EmailAddress> email = signUps.find(link, now);
        if (email.isPresent()) {
            return accounts.find(email.get()).isPresent() ? new AccountMade() : new Live(email.get());
        }
        return signUps.end(link, now).map(FollowSignUp::ended).orElseGet(Unknown::new);
    }

    private static Result ended(SignUps.End end) {
        return switch (end) {
            case USED -> new AccountMade();
            case EXPIRED -> new Expired();
        };
    }
}
