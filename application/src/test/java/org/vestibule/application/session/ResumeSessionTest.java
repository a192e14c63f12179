package org.vestibule.application.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.signin.SignIn;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.session.SessionLimits;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.MeddledStore;
import org.vestibule.testkit.SettableClock;

/** S-082. */
class ResumeSessionTest {

    private final SettableClock clock = new SettableClock();
    private final MeddledStore store = new MeddledStore();
    private final InMemoryPortal portal = new InMemoryPortal(clock, store);
    private final Account ada = portal.account("ada@example.com");
    private final BearerToken token =
            ((SignIn.SignedInNow) portal.signIn(ada, PASSWORD)).begun().session();

    @Test
    void a_token_is_recognized() {
        assertEquals(ada, portal.resumed(token).account());
    }

    @Test
    void any_other_token_is_not() {
        BearerToken other = BearerToken.make(ada.id().value(), new SecureRandom());
        assertEquals(new ResumeSession.Ended(), resume(other));
    }

    @Test
    void a_session_is_over_after_an_hour_without_use() {
        clock.advance(Duration.ofHours(1).minusMillis(1));
        assertInstanceOf(ResumeSession.Live.class, resume(token));
        clock.advance(Duration.ofHours(1));
        assertEquals(
                Duration.ofHours(1),
                assertInstanceOf(ResumeSession.Expired.class, resume(token)).after());
    }

    @Test
    void no_use_keeps_a_session_longer_than_24_hours() {
        Instant end = clock.instant().plus(Duration.ofHours(24));
        while (clock.instant().isBefore(end.minus(Duration.ofMinutes(30)))) {
            clock.advance(Duration.ofMinutes(30));
            assertEquals(end.isAfter(clock.instant()), resume(token) instanceof ResumeSession.Live);
        }
        clock.set(end.minusMillis(1));
        assertInstanceOf(ResumeSession.Live.class, resume(token));
        clock.set(end);
        assertEquals(
                Duration.ofHours(24),
                assertInstanceOf(ResumeSession.Expired.class, resume(token)).after());
    }

    @Test
    void an_expired_session_is_not_revived_by_looking_at_it() {
        clock.advance(Duration.ofHours(1));
        assertInstanceOf(ResumeSession.Expired.class, resume(token));
        assertInstanceOf(ResumeSession.Expired.class, resume(token));
    }

    @Test
    void use_is_noted_once_a_minute_at_most() {
        Instant start = clock.instant();
        clock.advance(Duration.ofMinutes(1));
        resume(token);
        assertEquals(start, lastUse());
        clock.advance(Duration.ofMillis(1));
        resume(token);
        assertEquals(clock.instant(), lastUse());
        Instant noted = clock.instant();
        clock.advance(Duration.ofSeconds(59));
        resume(token);
        assertEquals(noted, lastUse());
    }

    /** F-12: a clock that is set back prolongs nothing. */
    @Test
    void the_time_of_use_never_moves_back() {
        clock.advance(Duration.ofMinutes(2));
        resume(token);
        Instant noted = clock.instant();
        clock.advance(Duration.ofMinutes(-1));
        resume(token);
        assertEquals(noted, lastUse());
    }

    @Test
    void an_ended_session_is_not_recognized() {
        portal.useCases.session().signOut().signOut(portal.resumed(token), Optional.empty(), InMemoryPortal.ORIGIN);
        assertEquals(new ResumeSession.Ended(), resume(token));
    }

    @Test
    void a_session_ended_while_its_use_is_noted_stays_ended() {
        SignedIn person = portal.resumed(token);
        clock.advance(Duration.ofMinutes(2));
        store.beforeNextTransaction(
                () -> portal.useCases.session().signOut().signOut(person, Optional.empty(), InMemoryPortal.ORIGIN));
        resume(token);
        assertEquals(new ResumeSession.Ended(), resume(token));
    }

    /** S-069. */
    @Test
    void disabling_an_account_ends_its_sessions_at_once() {
        store.transactions().inTransaction(() -> store.accounts().setEnabled(ada.id(), false));
        assertEquals(new ResumeSession.Ended(), resume(token));
    }

    @Test
    void an_operator_can_lower_the_limits() {
        SessionLimits limits = new SessionLimits(Duration.ofMinutes(10), Duration.ofHours(1));
        ResumeSession strict = new ResumeSession(store.sessions(), limits, store.transactions(), clock);
        clock.advance(Duration.ofMinutes(10));
        assertEquals(
                Duration.ofMinutes(10),
                assertInstanceOf(ResumeSession.Expired.class, strict.resume(token))
                        .after());
    }

    private ResumeSession.Result resume(BearerToken bearer) {
        return portal.useCases.session().resumeSession().resume(bearer);
    }

    private Instant lastUse() {
        return store.sessions().find(token).orElseThrow().session().lastUsedAt();
    }
}
