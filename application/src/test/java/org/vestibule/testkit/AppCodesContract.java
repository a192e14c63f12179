package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.grant.AppCodes;
import org.vestibule.application.grant.AppCodes.NoSuch;
import org.vestibule.application.grant.AppCodes.Spending;
import org.vestibule.application.grant.AppCodes.Spent;
import org.vestibule.application.grant.AppCodes.SpentBefore;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.AppCode;
import org.vestibule.domain.token.BearerToken;

/** What every adapter of {@link AppCodes} keeps. */
public interface AppCodesContract extends AppStoreContract {

    /** S-121. */
    @Test
    default void one_is_spent_once_and_known_ever_after() {
        BearerToken token = aToken(anAccount().id());
        AppCode code = added(token, NOW.plusSeconds(60));
        assertEquals(new Spent(code), spend(token, NOW));
        assertEquals(before(code), spend(token, NOW));
        assertEquals(before(code), spend(token, NOW.plusSeconds(3600)), "nor is it forgotten when it expires");
    }

    @Test
    default void it_may_have_no_nonce_and_no_browser() {
        BearerToken token = aToken(anAccount().id());
        AppCode some = aCode(token, NOW.plusSeconds(60));
        AppCode code = new AppCode(
                some.account(),
                some.token(),
                some.grant(),
                some.redeemer(),
                some.scopes(),
                Optional.empty(),
                some.authentication(),
                Optional.empty(),
                some.expiresAt());
        commit(() -> codes().add(code));
        assertEquals(new Spent(code), spend(token, NOW));
    }

    @Test
    default void those_of_a_browser_that_is_left_are_ended() {
        AccountId account = anAccount().id();
        BearerToken endedToken = aToken(account);
        AppCode ended = aCode(endedToken, NOW.plusSeconds(60));
        BearerToken token = aToken(account);
        AppCode some = aCode(token, NOW.plusSeconds(60));
        AppCode elsewhere = new AppCode(
                some.account(),
                some.token(),
                some.grant(),
                some.redeemer(),
                some.scopes(),
                some.nonce(),
                some.authentication(),
                Optional.of(aToken(account).digest()),
                some.expiresAt());
        BearerToken others = aToken(anAccount().id());
        commit(() -> {
            codes().add(ended);
            codes().add(elsewhere);
            codes().add(aCode(others, NOW.plusSeconds(60)));
        });
        rollBack(() -> codes().leave(account, BROWSER));
        commit(() -> codes().leave(account, BROWSER));
        assertEquals(new NoSuch(), spend(endedToken, NOW));
        assertEquals(new Spent(elsewhere), spend(token, NOW));
        assertInstanceOf(Spent.class, spend(others, NOW));
        assertNeedsTransaction(() -> codes().leave(account, BROWSER));
    }

    /** S-122. */
    @Test
    default void it_is_good_until_its_time_to_the_millisecond() {
        Instant end = NOW.plus(AppCode.LIFETIME);
        BearerToken token = aToken(anAccount().id());
        AppCode code = added(token, end);
        assertEquals(new NoSuch(), spend(token, end));
        assertEquals(new Spent(code), spend(token, end.minusMillis(1)));
    }

    @Test
    default void no_other_token_spends_it() {
        BearerToken token = aToken(anAccount().id());
        AppCode code = added(token, NOW.plusSeconds(60));
        assertEquals(new NoSuch(), spend(aToken(code.account()), NOW));
        String secret = token.text().substring(token.text().indexOf('.'));
        BearerToken moved = BearerToken.parse(anAccount().id() + secret).orElseThrow();
        assertEquals(new NoSuch(), spend(moved, NOW));
        assertEquals(new Spent(code), spend(token, NOW));
        assertEquals(new NoSuch(), spend(moved, NOW));
    }

    @Test
    default void it_needs_its_account() {
        BearerToken token = aToken(anUnknownAccount(true).id());
        assertThrows(RuntimeException.class, () -> added(token, NOW.plusSeconds(60)));
    }

    /** S-121: and all others learn that it was spent. */
    @Test
    default void of_many_who_spend_one_one_gets_it() {
        try (Race race = new Race(50)) {
            for (int round = 0; round < 5; round++) {
                BearerToken token = aToken(anAccount().id());
                AppCode code = added(token, NOW.plusSeconds(60));
                List<Spending> spent = race.run(() -> spend(token, NOW));
                assertEquals(1, spent.stream().filter(new Spent(code)::equals).count());
                assertEquals(49, spent.stream().filter(before(code)::equals).count());
            }
        }
    }

    @Test
    default void all_that_an_account_let_an_app_have_are_ended() {
        AccountId account = anAccount().id();
        BearerToken ended = aToken(account);
        BearerToken ofOtherApp = aToken(account);
        AppCode code = added(ended, NOW.plusSeconds(60));
        AppCode kept = added(ofOtherApp, NOW.plusSeconds(60));
        AccountId other = anAccount().id();
        commit(() -> codes().end(other, code.client()));
        commit(() -> codes().end(account, aClientId()));
        rollBack(() -> codes().end(account, code.client()));
        assertEquals(new Spent(code), spend(ended, NOW));
        commit(() -> codes().end(account, code.client()));
        assertEquals(new NoSuch(), spend(ended, NOW));
        assertEquals(new Spent(kept), spend(ofOtherApp, NOW));
    }

    @Test
    default void all_of_an_account_are_ended_and_no_other() {
        BearerToken token = aToken(anAccount().id());
        added(token, NOW.plusSeconds(60));
        BearerToken kept = aToken(anAccount().id());
        AppCode other = added(kept, NOW.plusSeconds(60));
        commit(() -> codes().endAll(new AccountId(token.owner())));
        assertEquals(new NoSuch(), spend(token, NOW));
        assertEquals(new Spent(other), spend(kept, NOW));
    }

    @Test
    default void expired_ones_are_swept_spent_or_not() {
        Instant longAgo = Instant.parse("1990-01-01T00:00:00Z");
        committed(() -> codes().sweep(longAgo.plusSeconds(1)));
        BearerToken spent = aToken(anAccount().id());
        BearerToken old = aToken(anAccount().id());
        BearerToken young = aToken(anAccount().id());
        added(spent, longAgo);
        added(old, longAgo);
        AppCode code = added(young, longAgo.plusSeconds(1));
        spend(spent, longAgo.minusMillis(1));
        assertEquals(2, committed(() -> codes().sweep(longAgo.plusSeconds(1))));
        assertEquals(new NoSuch(), spend(spent, longAgo.minusMillis(1)));
        assertEquals(new NoSuch(), spend(old, longAgo.minusMillis(1)));
        assertEquals(new Spent(code), spend(young, longAgo.minusMillis(1)));
    }

    @Test
    default void what_is_taken_back_changes_nothing() {
        BearerToken token = aToken(anAccount().id());
        BearerToken never = aToken(anAccount().id());
        AppCode code = added(token, NOW.plusSeconds(60));
        rollBack(() -> codes().add(aCode(never, NOW.plusSeconds(60))));
        rollBack(() -> assertEquals(new Spent(code), codes().spend(token, NOW)));
        rollBack(() -> codes().endAll(code.account()));
        assertEquals(new NoSuch(), spend(never, NOW));
        assertEquals(new Spent(code), spend(token, NOW));
    }

    @Test
    default void changes_need_a_transaction() {
        BearerToken token = aToken(anAccount().id());
        AppCode code = aCode(token, NOW);
        assertNeedsTransaction(() -> codes().add(code));
        assertNeedsTransaction(() -> codes().spend(token, NOW));
        assertNeedsTransaction(() -> codes().end(code.account(), code.client()));
        assertNeedsTransaction(() -> codes().endAll(code.account()));
        assertNeedsTransaction(() -> codes().sweep(NOW));
    }

    private AppCode added(BearerToken token, Instant expiresAt) {
        AppCode code = aCode(token, expiresAt);
        commit(() -> codes().add(code));
        return code;
    }

    private Spending spend(BearerToken token, Instant now) {
        return committed(() -> codes().spend(token, now));
    }

    private static SpentBefore before(AppCode code) {
        return new SpentBefore(code.account(), code.client(), code.grant());
    }

    private AppCodes codes() {
        return store().appCodes();
    }
}
