package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.twostep.PendingKeys;
import org.vestibule.application.twostep.PendingKeys.PendingKey;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.session.SignInMethod;
import org.vestibule.domain.totp.TotpKey;

/** What every adapter of {@link PendingKeys} keeps. */
public interface PendingKeysContract extends StoreContract {

    @Test
    default void a_session_has_none_at_first() {
        assertEquals(Optional.empty(), pendingKeys().find(aSession(), NOW));
    }

    @Test
    default void a_fresh_key_is_kept_and_found() {
        Session session = aSession();
        PendingKey fresh = aKey();
        assertEquals(fresh, kept(session, fresh, NOW));
        assertEquals(Optional.of(fresh), pendingKeys().find(session, NOW));
    }

    @Test
    default void a_live_key_stays() {
        Session session = aSession();
        PendingKey first = aKey();
        assertEquals(first, kept(session, first, NOW));
        assertEquals(first, kept(session, aKey(), NOW.plusSeconds(1)));
        assertEquals(Optional.of(first), pendingKeys().find(session, NOW));
    }

    @Test
    default void a_key_lives_until_it_expires_and_then_makes_room() {
        Session session = aSession();
        PendingKey first = aKey();
        Instant end = first.expiresAt();
        assertEquals(first, kept(session, first, NOW));
        assertEquals(Optional.of(first), pendingKeys().find(session, end.minusMillis(1)));
        assertEquals(Optional.empty(), pendingKeys().find(session, end));
        PendingKey second = new PendingKey(TotpKey.make(RANDOM), end.plusSeconds(60));
        assertEquals(second, kept(session, second, end));
        assertEquals(Optional.of(second), pendingKeys().find(session, end));
    }

    @Test
    default void every_session_has_its_own() {
        Account account = anAccount();
        Session first = aSession(aToken(account.id()));
        Session second = aSession(aToken(account.id()));
        PendingKey key = aKey();
        PendingKey another = aKey();
        assertEquals(key, kept(first, key, NOW));
        assertEquals(Optional.empty(), pendingKeys().find(second, NOW));
        assertEquals(another, kept(second, another, NOW));
        assertEquals(Optional.of(key), pendingKeys().find(first, NOW));
    }

    @Test
    default void a_key_goes_with_its_session() {
        Session ended = aSession();
        kept(ended, aKey(), NOW);
        commit(() -> store().sessions().end(ended));
        assertEquals(Optional.empty(), pendingKeys().find(ended, NOW));
        commit(() -> store().sessions().start(ended, Optional.empty()));
        assertEquals(Optional.empty(), pendingKeys().find(ended, NOW));
    }

    @Test
    default void keys_go_with_all_sessions_of_an_account_and_no_other() {
        Session ended = aSession();
        Session other = aSession();
        kept(ended, aKey(), NOW);
        kept(other, aKey(), NOW);
        commit(() -> assertEquals(1, store().sessions().endAll(ended.account())));
        assertEquals(Optional.empty(), pendingKeys().find(ended, NOW));
        assertTrue(pendingKeys().find(other, NOW).isPresent());
    }

    /** So that nobody goes on with it under the new token. */
    @Test
    default void a_key_goes_when_its_session_is_renewed() {
        Session session = aSession();
        kept(session, aKey(), NOW);
        Session renewed = committed(() -> store().sessions()
                        .renew(session, aToken(session.account()).digest(), Deed.IDENTITY_CONFIRMED, NOW))
                .orElseThrow();
        assertEquals(Optional.empty(), pendingKeys().find(session, NOW));
        assertEquals(Optional.empty(), pendingKeys().find(renewed, NOW));
        PendingKey fresh = aKey();
        assertEquals(fresh, kept(renewed, fresh, NOW));
    }

    @Test
    default void a_key_is_dropped_alone() {
        Account account = anAccount();
        Session first = aSession(aToken(account.id()));
        Session second = aSession(aToken(account.id()));
        kept(first, aKey(), NOW);
        kept(second, aKey(), NOW);
        commit(() -> pendingKeys().drop(first));
        assertEquals(Optional.empty(), pendingKeys().find(first, NOW));
        assertTrue(pendingKeys().find(second, NOW).isPresent());
    }

    @Test
    default void a_key_needs_its_session() {
        Account account = anAccount();
        Session never = new Session(
                account.id(),
                aToken(account.id()).digest(),
                Optional.empty(),
                new Authentication(SignInMethod.PASSWORD, NOW),
                NOW,
                NOW,
                Optional.empty());
        assertThrows(RuntimeException.class, () -> kept(never, aKey(), NOW));
    }

    @Test
    default void racing_reloads_see_one_key() {
        Session session = aSession();
        try (Race race = new Race(20)) {
            List<PendingKey> kept = race.run(() -> kept(session, aKey(), NOW));
            assertEquals(1, new HashSet<>(kept).size());
            assertEquals(Optional.of(kept.get(0)), pendingKeys().find(session, NOW));
        }
    }

    @Test
    default void a_key_taken_back_is_not_kept() {
        Session session = aSession();
        rollBack(() -> pendingKeys().keep(session, aKey(), NOW));
        assertEquals(Optional.empty(), pendingKeys().find(session, NOW));
    }

    @Test
    default void keeping_needs_a_transaction() {
        Session session = aSession();
        assertNeedsTransaction(() -> pendingKeys().keep(session, aKey(), NOW));
        assertNeedsTransaction(() -> pendingKeys().drop(session));
    }

    private PendingKeys pendingKeys() {
        return store().pendingKeys();
    }

    private Session aSession() {
        return aSession(aToken(anAccount().id()));
    }

    private PendingKey aKey() {
        return new PendingKey(TotpKey.make(RANDOM), NOW.plusSeconds(3600));
    }

    private PendingKey kept(Session session, PendingKey fresh, Instant now) {
        return committed(() -> pendingKeys().keep(session, fresh, now));
    }
}
