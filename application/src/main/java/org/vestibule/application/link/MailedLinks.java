package org.vestibule.application.link;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.notice.Happening;
import org.vestibule.domain.notice.Told;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/** Links that were mailed to the holder of an account, each for one purpose and one use (S-049). */
public interface MailedLinks {

    /** How long a link lives that somebody asked for: minutes, for they wait for it. */
    Duration ASKED_FOR = Duration.ofMinutes(30);

    /** How long a link to set a password lives that nobody asked for (S-048). */
    Duration UNASKED = Duration.ofHours(24);

    /** How long an enabling of 2-step verification can be undone: a weekend, and some. */
    Duration DISOWNING = Duration.ofDays(3);

    /** How long somebody can say that it was not them. */
    Duration NOT_ME = Duration.ofDays(7);

    /** Adds one. Earlier ones stay as they are. */
    void open(AccountId account, LinkPurpose purpose, TokenDigest token, Instant expiresAt);

    /** Adds one that is about something: whoever has it says that this was not them, or takes it back. */
    void open(AccountId account, LinkPurpose purpose, TokenDigest token, Instant expiresAt, Happening happening);

    /** Adds one that undoes one thing, and nothing else. */
    void open(
            AccountId account,
            LinkPurpose purpose,
            TokenDigest token,
            Instant expiresAt,
            Happening happening,
            Undoing undoing);

    /** What a link undoes, if just that; empty once it has expired, was used or was ended. */
    Optional<Undoing> undoing(BearerToken token, Instant now);

    /** What a link is about, if about anything; empty once it has expired, was used or was ended. */
    Optional<Told> told(BearerToken token, Instant now);

    /** The enabled account that a link of this purpose belongs to; empty once it has expired, was used or was ended. */
    Optional<Account> find(BearerToken token, LinkPurpose purpose, Instant now);

    /** Whether a link is known by its token alone and its time is over; not one that was used or ended before. */
    boolean expired(BearerToken token, Instant now);

    /** Whether some link of an account for this purpose still works. */
    boolean anyOpen(AccountId account, LinkPurpose purpose, Instant now);

    /** Whether this link of an account still works. */
    boolean isOpen(AccountId account, TokenDigest token, Instant now);

    /** Uses a link up; false if it does not work any more. Of any number of racing uses one wins. */
    boolean redeem(BearerToken token, LinkPurpose purpose, Instant now);

    /** Uses up the links of an account that undo what was licensed in one sign-in, told by when that was; says what that is. */
    List<Undoing.OfLicense> redeemLicenses(AccountId account, Instant signedInAt, Instant now);

    /** Ends all links of an account that are for this purpose. */
    void endAll(AccountId account, LinkPurpose purpose);

    /** Drops a batch of those that expired before the given time; says how many. */
    int sweep(Instant expiredBefore);
}
