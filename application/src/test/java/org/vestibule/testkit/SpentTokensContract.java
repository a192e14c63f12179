package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.session.SpentTokens;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.token.BearerToken;

/** What every adapter of {@link SpentTokens} keeps. */
public interface SpentTokensContract extends StoreContract {

    @Test
    default void what_a_token_was_used_up_for_is_known_for_60_seconds() {
        BearerToken token = aToken(anAccount().id());
        note(token, Deed.TWO_STEP_ENABLED);
        assertEquals(Optional.of(Deed.TWO_STEP_ENABLED), at(token, NOW));
        assertEquals(Optional.of(Deed.TWO_STEP_ENABLED), at(token, NOW.plusMillis(59_999)));
        assertEquals(Optional.empty(), at(token, NOW.plusSeconds(60)));
    }

    @Test
    default void every_deed_can_be_noted() {
        for (Deed deed : Deed.values()) {
            BearerToken token = aToken(anAccount().id());
            note(token, deed);
            assertEquals(Optional.of(deed), at(token, NOW));
        }
    }

    @Test
    default void no_other_token_is_taken_for_it() {
        AccountId account = anAccount().id();
        BearerToken token = aToken(account);
        note(token, Deed.SIGNED_IN);
        assertEquals(Optional.empty(), at(aToken(account), NOW));
        String secret = token.text().substring(token.text().indexOf('.'));
        assertEquals(
                Optional.empty(),
                at(BearerToken.parse(anAccount().id() + secret).orElseThrow(), NOW));
    }

    @Test
    default void the_latest_of_an_account_is_known_as_long() {
        AccountId account = anAccount().id();
        assertEquals(Optional.empty(), spentTokens().latest(account, NOW));
        commit(() -> spentTokens().note(account, aToken(account).digest(), Deed.SIGNED_IN, NOW));
        commit(() -> spentTokens().note(account, aToken(account).digest(), Deed.TWO_STEP_ENABLED, NOW.plusSeconds(2)));
        commit(() -> spentTokens().note(account, aToken(account).digest(), Deed.PASSWORD_SET, NOW.plusSeconds(1)));
        note(aToken(anAccount().id()), Deed.NOT_ME_REPORTED);
        assertEquals(Optional.of(Deed.TWO_STEP_ENABLED), spentTokens().latest(account, NOW.plusSeconds(2)));
        assertEquals(Optional.of(Deed.TWO_STEP_ENABLED), spentTokens().latest(account, NOW.plusSeconds(61)));
        assertEquals(Optional.empty(), spentTokens().latest(account, NOW.plusSeconds(62)));
    }

    @Test
    default void old_ones_are_dropped() {
        BearerToken token = aToken(anAccount().id());
        note(token, Deed.SIGNED_IN);
        commit(() -> spentTokens().sweep(NOW));
        assertEquals(Optional.of(Deed.SIGNED_IN), at(token, NOW));
        commit(() -> spentTokens().sweep(NOW.plusMillis(1)));
        assertEquals(Optional.empty(), at(token, NOW));
    }

    @Test
    default void changes_need_a_transaction() {
        BearerToken token = aToken(anAccount().id());
        assertNeedsTransaction(
                () -> spentTokens().note(new AccountId(token.owner()), token.digest(), Deed.SIGNED_IN, NOW));
        assertNeedsTransaction(() -> spentTokens().sweep(NOW));
    }

    private Optional<Deed> at(BearerToken token, Instant now) {
        return spentTokens().find(token, now);
    }

    private void note(BearerToken token, Deed deed) {
        commit(() -> spentTokens().note(new AccountId(token.owner()), token.digest(), deed, NOW));
    }

    private SpentTokens spentTokens() {
        return store().spentTokens();
    }
}
