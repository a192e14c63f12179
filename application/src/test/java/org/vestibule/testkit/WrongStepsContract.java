package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.secondstep.Claimant;
import org.vestibule.application.secondstep.WrongSteps;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.token.TokenDigest;

/** What every adapter of {@link WrongSteps} keeps (S-060). */
public interface WrongStepsContract extends StoreContract {

    Origin ELSEWHERE = new Origin("198.51.100.7", "Browser/1.0");
    Duration DAYS = Duration.ofDays(90);

    @Test
    default void a_sign_in_takes_its_own_back_wherever_they_were_made() {
        Claimant who = aClaimant(anAccount());
        slip(who, 3);
        slip(from(ELSEWHERE, who), 1);
        takeBack(who, NOW);
        assertEquals(20, left(who));
    }

    @Test
    default void nobody_elses_are_taken_back() {
        Account account = anAccount();
        Claimant thief = aClaimant(account);
        Claimant who = aClaimant(account);
        slip(thief, 4);
        slip(who, 2);
        takeBack(who, NOW);
        takeBack(who, NOW);
        assertEquals(16, left(who));
    }

    @Test
    default void those_of_a_sign_in_that_they_ended_are_taken_back_once_by_the_same_browser_from_the_same_network() {
        Account account = anAccount();
        Claimant first = aClaimant(account);
        Claimant next = next(first);
        slip(first, 5);
        commit(() -> wrongSteps().noteEnded(first));
        takeBack(from(ELSEWHERE, next), NOW);
        takeBack(aClaimant(account), NOW);
        assertEquals(15, left(next));
        takeBack(next, NOW.plus(WrongSteps.TAKEN_BACK_WITHIN).minusMillis(1));
        takeBack(next, NOW);
        assertEquals(20, left(next));
    }

    @Test
    default void those_that_ended_nothing_or_are_10_minutes_old_stay_counted() {
        Account account = anAccount();
        Claimant abandoned = aClaimant(account);
        Claimant ended = aClaimant(account);
        slip(abandoned, 2);
        slip(ended, 5);
        commit(() -> wrongSteps().noteEnded(ended));
        takeBack(next(abandoned), NOW);
        takeBack(next(ended), NOW.plus(WrongSteps.TAKEN_BACK_WITHIN));
        assertEquals(13, left(ended));
    }

    /** S-081: a session that somebody stole is not its thief's own. */
    @Test
    default void in_a_session_those_of_the_same_network_and_of_a_moment_ago_are_taken_back() {
        Claimant who = inASession(anAccount());
        slip(from(ELSEWHERE, who), 2);
        slip(who, 3);
        takeBack(who, NOW.plus(WrongSteps.TAKEN_BACK_WITHIN));
        assertEquals(15, left(who));
        takeBack(who, NOW);
        assertEquals(18, left(who));
    }

    @Test
    default void known_browsers_and_all_unknown_ones_are_counted_apart() {
        Account account = anAccount();
        Claimant unknown = aClaimant(account);
        Claimant known = with(unknown, unknown.token(), Optional.of(aDigest(account)), ORIGIN);
        slip(unknown, 4);
        takeBack(known, NOW);
        assertEquals(16, left(unknown));
        assertEquals(20, left(known));
    }

    /** The time of forgetting is that of the bucket's first, until somebody's are known to stay. */
    @Test
    default void only_what_stays_counted_puts_the_forgetting_off() {
        Claimant who = aClaimant(anAccount());
        slip(who, 1);
        Instant later = NOW.plus(Duration.ofDays(60));
        slipAt(who, 1, later);
        assertEquals(20, left(who, NOW.plus(DAYS)));
        settleAll(later.plus(WrongSteps.TAKEN_BACK_WITHIN).minusMillis(1));
        assertEquals(20, left(who, NOW.plus(DAYS)));

        Claimant other = aClaimant(anAccount());
        slip(other, 1);
        slipAt(other, 1, later);
        settleAll(later.plus(WrongSteps.TAKEN_BACK_WITHIN));
        assertEquals(18, left(other, NOW.plus(DAYS)));
        assertEquals(20, left(other, later.plus(DAYS)));
    }

    /** Else whoever chose the time well had the old tries and new ones within minutes. */
    @Test
    default void what_may_yet_stay_is_not_forgotten_before_that_is_known() {
        Claimant who = aClaimant(anAccount());
        slip(who, 1);
        settleAll(NOW.plus(WrongSteps.TAKEN_BACK_WITHIN));
        slipAt(who, 8, NOW.plus(DAYS).minusSeconds(60));
        assertEquals(11, left(who, NOW.plus(DAYS).plusSeconds(5)));
    }

    @Test
    default void what_stays_counted_is_taken_back_no_more() {
        Claimant who = inASession(anAccount());
        slip(who, 3);
        settleAll(NOW.plus(WrongSteps.TAKEN_BACK_WITHIN));
        assertEquals(Optional.empty(), wrongSteps().nextUnsettled(NOW.plus(WrongSteps.TAKEN_BACK_WITHIN)));
        takeBack(who, NOW);
        assertEquals(17, left(who));
    }

    @Test
    default void those_of_an_account_are_dropped_with_its_password() {
        Claimant who = aClaimant(anAccount());
        Claimant other = aClaimant(anAccount());
        slip(who, 3);
        slip(other, 3);
        commit(() -> wrongSteps().clear(who.account()));
        takeBack(who, NOW);
        takeBack(other, NOW);
        assertEquals(17, left(who));
        assertEquals(20, left(other));
    }

    @Test
    default void what_is_rolled_back_changes_nothing() {
        Claimant who = aClaimant(anAccount());
        slip(who, 3);
        rollBack(() -> wrongSteps().takeBack(who, NOW));
        assertEquals(17, left(who));
        rollBack(() -> wrongSteps().clear(who.account()));
        takeBack(who, NOW);
        assertEquals(20, left(who));
    }

    @Test
    default void all_needs_a_transaction() {
        Claimant who = aClaimant(anAccount());
        assertNeedsTransaction(() -> wrongSteps().note(who, NOW));
        assertNeedsTransaction(() -> wrongSteps().noteEnded(who));
        assertNeedsTransaction(() -> wrongSteps().takeBack(who, NOW));
        assertNeedsTransaction(() -> wrongSteps().settle(who.account(), NOW));
        assertNeedsTransaction(() -> wrongSteps().clear(who.account()));
    }

    private WrongSteps wrongSteps() {
        return store().wrongSteps();
    }

    private void slip(Claimant who, int times) {
        slipAt(who, times, NOW);
    }

    private void slipAt(Claimant who, int times, Instant now) {
        for (int i = 0; i < times; i++) {
            assertEquals(Optional.empty(), store().attempts().reserve(List.of(who.bucket()), now));
            commit(() -> wrongSteps().note(who, now));
        }
    }

    private void takeBack(Claimant who, Instant now) {
        commit(() -> wrongSteps().takeBack(who, now));
    }

    /** Of a store that others use, too. */
    private void settleAll(Instant now) {
        Optional<AccountId> next = wrongSteps().nextUnsettled(now);
        while (next.isPresent()) {
            AccountId account = next.get();
            commit(() -> wrongSteps().settle(account, now));
            next = wrongSteps().nextUnsettled(now);
        }
    }

    private int left(Claimant who) {
        return left(who, NOW);
    }

    /** How many more there may be; takes them all. */
    private int left(Claimant who, Instant now) {
        int left = 0;
        while (store().attempts().reserve(List.of(who.bucket()), now).isEmpty()) {
            left++;
        }
        for (int i = 0; i < left; i++) {
            commit(() -> store().attempts().giveBack(who.bucket()));
        }
        return left;
    }

    private Claimant aClaimant(Account account) {
        return new Claimant(
                account.id(),
                account.email(),
                aDigest(account),
                true,
                Optional.empty(),
                Optional.of(aDigest(account)),
                ORIGIN);
    }

    private Claimant inASession(Account account) {
        return new Claimant(
                account.id(),
                account.email(),
                aDigest(account),
                false,
                Optional.of(aDigest(account)),
                Optional.empty(),
                ORIGIN);
    }

    private TokenDigest aDigest(Account account) {
        return aToken(account.id()).digest();
    }

    /** The same browser's next sign-in. */
    private Claimant next(Claimant who) {
        return with(who, aToken(who.account()).digest(), who.browser(), who.origin());
    }

    private static Claimant from(Origin origin, Claimant who) {
        return with(who, who.token(), who.browser(), origin);
    }

    private static Claimant with(Claimant who, TokenDigest token, Optional<TokenDigest> browser, Origin origin) {
        return new Claimant(who.account(), who.email(), token, who.signIn(), browser, who.visit(), origin);
    }
}
