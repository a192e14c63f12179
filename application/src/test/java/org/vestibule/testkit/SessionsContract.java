package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.token.BearerToken;

/** What every adapter of {@link Sessions} keeps. */
public interface SessionsContract extends StoreContract {

    @Test
    default void a_session_is_found_by_its_token() {
        Account account = anAccount();
        BearerToken token = aToken(account.id());
        Session session = aSession(token);
        assertEquals(Optional.of(new SignedIn(session, account)), sessions().find(token));
    }

    @Test
    default void no_other_token_of_the_same_account_finds_it() {
        Account account = anAccount();
        aSession(aToken(account.id()));
        assertEquals(Optional.empty(), sessions().find(aToken(account.id())));
    }

    @Test
    default void no_token_finds_it_under_another_account() {
        BearerToken token = aToken(anAccount().id());
        aSession(token);
        String secret = token.text().substring(token.text().indexOf('.'));
        BearerToken moved = BearerToken.parse(anAccount().id() + secret).orElseThrow();
        assertEquals(Optional.empty(), sessions().find(moved));
    }

    @Test
    default void a_session_past_its_limits_is_found_too() {
        BearerToken token = aToken(anAccount().id());
        Instant longAgo = NOW.minus(Duration.ofDays(400));
        start(token, longAgo);
        assertEquals(longAgo, lastUse(token));
    }

    @Test
    default void a_session_of_a_disabled_account_is_not_found() {
        BearerToken token = aToken(aDisabledAccount().id());
        aSession(token);
        assertEquals(Optional.empty(), sessions().find(token));
    }

    @Test
    default void a_session_needs_its_account() {
        BearerToken token = aToken(anUnknownAccount(true).id());
        assertThrows(RuntimeException.class, () -> aSession(token));
        assertEquals(Optional.empty(), sessions().find(token));
    }

    @Test
    default void use_is_noted_and_never_moves_back() {
        BearerToken token = aToken(anAccount().id());
        Session session = aSession(token);
        commit(() -> sessions().touch(session, NOW.plusSeconds(61)));
        assertEquals(NOW.plusSeconds(61), lastUse(token));
        commit(() -> sessions().touch(session, NOW.plusSeconds(30)));
        assertEquals(NOW.plusSeconds(61), lastUse(token));
        assertEquals(NOW, sessions().find(token).orElseThrow().session().startedAt());
    }

    @Test
    default void noting_the_use_of_an_ended_session_does_not_revive_it() {
        BearerToken token = aToken(anAccount().id());
        Session session = aSession(token);
        commit(() -> sessions().end(session));
        commit(() -> sessions().touch(session, NOW.plusSeconds(61)));
        assertEquals(Optional.empty(), sessions().find(token));
    }

    @Test
    default void one_session_is_ended_alone() {
        Account account = anAccount();
        BearerToken ended = aToken(account.id());
        BearerToken kept = aToken(account.id());
        Session session = aSession(ended);
        aSession(kept);
        commit(() -> sessions().end(session));
        assertEquals(Optional.empty(), sessions().find(ended));
        assertTrue(sessions().find(kept).isPresent());
    }

    @Test
    default void all_sessions_of_one_account_are_ended_and_counted() {
        Account account = anAccount();
        BearerToken first = aToken(account.id());
        BearerToken second = aToken(account.id());
        BearerToken another = aToken(anAccount().id());
        aSession(first);
        aSession(second);
        aSession(another);
        assertEquals(2, committed(() -> sessions().endAll(account.id())));
        assertEquals(0, committed(() -> sessions().endAll(account.id())));
        assertTrue(sessions().find(first).isEmpty() && sessions().find(second).isEmpty());
        assertTrue(sessions().find(another).isPresent());
    }

    @Test
    default void a_session_started_after_all_were_ended_stays() {
        Account account = anAccount();
        BearerToken old = aToken(account.id());
        BearerToken renewed = aToken(account.id());
        aSession(old);
        commit(() -> {
            assertEquals(1, sessions().endAll(account.id()));
            sessions().start(new Session(account.id(), renewed.digest(), NOW, NOW));
        });
        assertTrue(sessions().find(old).isEmpty());
        assertTrue(sessions().find(renewed).isPresent());
    }

    @Test
    default void old_sessions_are_swept() {
        Account account = anAccount();
        BearerToken old = aToken(account.id());
        BearerToken young = aToken(account.id());
        Instant longAgo = Instant.parse("1990-01-01T00:00:00Z");
        committed(() -> sessions().sweep(longAgo.plusSeconds(1)));
        start(old, longAgo);
        start(young, longAgo.plusSeconds(1));
        assertEquals(1, committed(() -> sessions().sweep(longAgo.plusSeconds(1))));
        assertTrue(sessions().find(old).isEmpty());
        assertTrue(sessions().find(young).isPresent());
    }

    @Test
    default void what_is_taken_back_changes_nothing() {
        Account account = anAccount();
        BearerToken token = aToken(account.id());
        BearerToken never = aToken(account.id());
        Session session = aSession(token);
        rollBack(() -> {
            sessions().start(new Session(account.id(), never.digest(), NOW, NOW));
            sessions().touch(session, NOW.plusSeconds(61));
        });
        rollBack(() -> sessions().end(session));
        rollBack(() -> assertEquals(1, sessions().endAll(account.id())));
        assertEquals(NOW, lastUse(token));
        assertTrue(sessions().find(never).isEmpty());
    }

    @Test
    default void changes_need_a_transaction() {
        BearerToken token = aToken(anAccount().id());
        Session session = aSession(token);
        assertNeedsTransaction(() -> sessions().start(session));
        assertNeedsTransaction(() -> sessions().touch(session, NOW));
        assertNeedsTransaction(() -> sessions().end(session));
        assertNeedsTransaction(() -> sessions().endAll(session.account()));
        assertNeedsTransaction(() -> sessions().sweep(NOW));
    }

    private Sessions sessions() {
        return store().sessions();
    }

    private void start(BearerToken token, Instant at) {
        commit(() -> sessions().start(new Session(new AccountId(token.owner()), token.digest(), at, at)));
    }

    private Instant lastUse(BearerToken token) {
        return sessions().find(token).orElseThrow().session().lastUsedAt();
    }
}
