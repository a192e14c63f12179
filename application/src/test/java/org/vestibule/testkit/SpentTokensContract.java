package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.session.SpentTokens;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.session.SignInMethod;
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
    default void what_a_session_came_of_is_known_as_long_and_of_that_session_alone() {
        AccountId account = anAccount().id();
        Session session = session(account);
        commit(() -> spentTokens()
                .note(account, aToken(account).digest(), Deed.SIGNED_IN, Optional.of(session.token()), NOW));
        note(aToken(account), Deed.PASSWORD_SET);
        assertEquals(Optional.of(Deed.SIGNED_IN), spentTokens().before(session, NOW.plusMillis(59_999)));
        assertEquals(Optional.empty(), spentTokens().before(session, NOW.plusSeconds(60)));
        assertEquals(Optional.empty(), spentTokens().before(session(account), NOW));
        Session others = session(anAccount().id());
        assertEquals(Optional.empty(), spentTokens().before(others, NOW));
    }

    private Session session(AccountId account) {
        return new Session(
                account,
                aToken(account).digest(),
                Optional.empty(),
                new Authentication(SignInMethod.PASSWORD, NOW),
                NOW,
                NOW,
                Optional.empty());
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
        assertNeedsTransaction(() -> spentTokens()
                .note(new AccountId(token.owner()), token.digest(), Deed.SIGNED_IN, Optional.empty(), NOW));
        assertNeedsTransaction(() -> spentTokens().sweep(NOW));
    }

    private Optional<Deed> at(BearerToken token, Instant now) {
        return spentTokens().find(token, now);
    }

    private void note(BearerToken token, Deed deed) {
        commit(() -> spentTokens().note(new AccountId(token.owner()), token.digest(), deed, Optional.empty(), NOW));
    }

    private SpentTokens spentTokens() {
        return store().spentTokens();
    }
}
