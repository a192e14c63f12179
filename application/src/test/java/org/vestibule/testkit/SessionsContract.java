package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.session.SignInMethod;
import org.vestibule.domain.session.StandIn;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

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
    default void what_an_account_began_in_a_visit_can_be_ended() {
        AccountId ada = anAccount().id();
        AccountId bob = anAccount().id();
        TokenDigest visit = aToken(ada).digest();
        BearerToken first = begin(aToken(ada), Optional.of(visit));
        BearerToken renewed = aToken(ada);
        Session before = sessions().find(first).orElseThrow().session();
        committed(() -> sessions().renew(before, renewed.digest(), Deed.IDENTITY_CONFIRMED, NOW));
        BearerToken elsewhere = begin(aToken(ada), Optional.of(aToken(ada).digest()));
        BearerToken untied = begin(aToken(ada), Optional.empty());
        BearerToken others = begin(aToken(bob), Optional.of(visit));
        assertEquals(1, committed(() -> sessions().endVisit(ada, visit)));
        assertEquals(0, committed(() -> sessions().endVisit(ada, visit)));
        assertEquals(Optional.empty(), sessions().find(renewed));
        for (BearerToken kept : List.of(elsewhere, untied, others)) {
            assertTrue(sessions().find(kept).isPresent());
        }
    }

    private BearerToken begin(BearerToken token, Optional<TokenDigest> visit) {
        AccountId account = new AccountId(token.owner());
        Session session = new Session(
                account,
                token.digest(),
                Optional.empty(),
                new Authentication(SignInMethod.PASSWORD, NOW),
                NOW,
                NOW,
                Optional.empty());
        commit(() -> sessions().start(session, visit));
        return token;
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
    default void a_session_keeps_the_browser_that_it_was_started_in() {
        AccountId account = anAccount().id();
        BearerToken token = aToken(account);
        Optional<TokenDigest> browser = Optional.of(aToken(account).digest());
        commit(() -> sessions()
                .start(
                        new Session(
                                account,
                                token.digest(),
                                browser,
                                new Authentication(SignInMethod.PASSWORD, NOW),
                                NOW,
                                NOW,
                                Optional.empty()),
                        Optional.empty()));
        assertEquals(browser, sessions().find(token).orElseThrow().session().browser());
    }

    /** S-081. */
    @Test
    default void a_renewed_session_goes_on_under_its_new_token_alone() {
        AccountId account = anAccount().id();
        BearerToken old = aToken(account);
        BearerToken fresh = aToken(account);
        Session session = aSession(old);
        Optional<Session> renewed =
                committed(() -> sessions().renew(session, fresh.digest(), Deed.IDENTITY_CONFIRMED, NOW));
        assertEquals(Optional.of(session.renewed(fresh.digest(), NOW)), renewed);
        assertTrue(sessions().find(old).isEmpty());
        assertEquals(renewed, sessions().find(fresh).map(SignedIn::session));
    }

    /** PRODUCT E: a fresh proof is good in the session in which it was given, since when it was. */
    @Test
    default void a_session_tells_when_its_holder_last_proved_who_they_are() {
        AccountId account = anAccount().id();
        BearerToken first = aToken(account);
        Session session = new Session(
                account,
                first.digest(),
                Optional.empty(),
                new Authentication(SignInMethod.PASSWORD, NOW),
                NOW,
                NOW,
                Optional.of(NOW));
        commit(() -> sessions().start(session, Optional.empty()));
        assertEquals(Optional.of(NOW), provenAt(first));
        BearerToken second = aToken(account);
        Session renewed = committed(
                        () -> sessions().renew(session, second.digest(), Deed.IDENTITY_CONFIRMED, NOW.plusSeconds(60)))
                .orElseThrow();
        assertEquals(Optional.of(NOW.plusSeconds(60)), provenAt(second));
        commit(() -> sessions().touch(renewed, NOW.plusSeconds(120)));
        assertEquals(Optional.of(NOW.plusSeconds(60)), provenAt(second));
        BearerToken other = aToken(account);
        aSession(other);
        assertEquals(Optional.empty(), provenAt(other));
    }

    @Test
    default void an_ended_session_is_not_renewed() {
        BearerToken token = aToken(anAccount().id());
        Session session = aSession(token);
        commit(() -> sessions().end(session));
        BearerToken fresh = aToken(session.account());
        assertEquals(
                Optional.empty(),
                committed(() -> sessions().renew(session, fresh.digest(), Deed.IDENTITY_CONFIRMED, NOW)));
        assertTrue(sessions().find(fresh).isEmpty());
    }

    @Test
    default void racing_to_renew_one_wins() {
        Session session = aSession(aToken(anAccount().id()));
        try (Race race = new Race(20)) {
            List<Boolean> renewed = race.run(() -> {
                TokenDigest fresh = aToken(session.account()).digest();
                return committed(() -> sessions().renew(session, fresh, Deed.IDENTITY_CONFIRMED, NOW))
                        .isPresent();
            });
            assertEquals(1, renewed.stream().filter(won -> won).count());
        }
    }

    @Test
    default void a_session_is_locked_while_it_is_live() {
        Session session = aSession(aToken(anAccount().id()));
        assertTrue(committed(() -> sessions().lock(session)));
        commit(() -> sessions().end(session));
        assertFalse(committed(() -> sessions().lock(session)));
    }

    @Test
    default void nothing_stands_in_at_first() {
        Session session = aSession(aToken(anAccount().id()));
        for (StandIn act : StandIn.values()) {
            assertFalse(sessions().standsIn(session, act, NOW));
            assertFalse(committed(() -> sessions().spendStandIn(session, act, NOW)));
        }
    }

    @Test
    default void a_backup_code_stands_in_once_for_each_act_also_after_a_renewal() {
        Session session = aSession(aToken(anAccount().id()));
        commit(() -> sessions().allowStandIns(session, NOW.plusSeconds(600)));
        assertTrue(sessions().standsIn(session, StandIn.CHANGE_DEVICE, NOW));
        assertTrue(committed(() -> sessions().spendStandIn(session, StandIn.CHANGE_DEVICE, NOW)));
        assertFalse(sessions().standsIn(session, StandIn.CHANGE_DEVICE, NOW));
        assertFalse(committed(() -> sessions().spendStandIn(session, StandIn.CHANGE_DEVICE, NOW)));
        TokenDigest fresh = aToken(session.account()).digest();
        Session renewed = committed(() -> sessions().renew(session, fresh, Deed.IDENTITY_CONFIRMED, NOW))
                .orElseThrow();
        assertFalse(sessions().standsIn(renewed, StandIn.CHANGE_DEVICE, NOW));
        assertFalse(sessions().standsIn(session, StandIn.NEW_BACKUP_CODES, NOW));
        assertTrue(committed(() -> sessions().spendStandIn(renewed, StandIn.NEW_BACKUP_CODES, NOW)));
    }

    @Test
    default void it_stands_in_until_its_time_to_the_millisecond() {
        Session session = aSession(aToken(anAccount().id()));
        Instant until = NOW.plusSeconds(600);
        commit(() -> sessions().allowStandIns(session, until));
        assertTrue(sessions().standsIn(session, StandIn.CHANGE_DEVICE, until.minusMillis(1)));
        assertFalse(sessions().standsIn(session, StandIn.CHANGE_DEVICE, until));
        assertFalse(committed(() -> sessions().spendStandIn(session, StandIn.CHANGE_DEVICE, until)));
    }

    @Test
    default void racing_for_one_stand_in_one_wins() {
        Session session = aSession(aToken(anAccount().id()));
        commit(() -> sessions().allowStandIns(session, NOW.plusSeconds(600)));
        try (Race race = new Race(20)) {
            List<Boolean> spent =
                    race.run(() -> committed(() -> sessions().spendStandIn(session, StandIn.CHANGE_DEVICE, NOW)));
            assertEquals(1, spent.stream().filter(won -> won).count());
        }
    }

    @Test
    default void all_others_are_ended_and_counted() {
        Account account = anAccount();
        BearerToken kept = aToken(account.id());
        BearerToken ended = aToken(account.id());
        BearerToken another = aToken(anAccount().id());
        Session session = aSession(kept);
        aSession(ended);
        aSession(another);
        assertEquals(1, committed(() -> sessions().endOthers(session)));
        assertEquals(0, committed(() -> sessions().endOthers(session)));
        assertTrue(sessions().find(ended).isEmpty());
        assertTrue(sessions().find(kept).isPresent() && sessions().find(another).isPresent());
    }

    @Test
    default void all_of_one_known_browser_are_ended() {
        Account account = anAccount();
        TokenDigest browser = aToken(account.id()).digest();
        BearerToken there = aToken(account.id());
        BearerToken elsewhere = aToken(account.id());
        BearerToken another = aToken(anAccount().id());
        commit(() -> sessions().start(in(browser, there), Optional.empty()));
        commit(() -> sessions().start(in(aToken(account.id()).digest(), elsewhere), Optional.empty()));
        commit(() -> sessions().start(in(browser, another), Optional.empty()));
        commit(() -> sessions().endIn(account.id(), browser));
        assertTrue(sessions().find(there).isEmpty());
        assertTrue(sessions().find(elsewhere).isPresent());
        assertTrue(sessions().find(another).isPresent());
    }

    private static Session in(TokenDigest browser, BearerToken token) {
        AccountId account = new AccountId(token.owner());
        return new Session(
                account,
                token.digest(),
                Optional.of(browser),
                new Authentication(SignInMethod.PASSWORD, NOW),
                NOW,
                NOW,
                Optional.empty());
    }

    @Test
    default void a_session_started_after_all_were_ended_stays() {
        Account account = anAccount();
        BearerToken old = aToken(account.id());
        BearerToken renewed = aToken(account.id());
        aSession(old);
        commit(() -> {
            assertEquals(1, sessions().endAll(account.id()));
            sessions()
                    .start(
                            new Session(
                                    account.id(),
                                    renewed.digest(),
                                    Optional.empty(),
                                    new Authentication(SignInMethod.PASSWORD, NOW),
                                    NOW,
                                    NOW,
                                    Optional.empty()),
                            Optional.empty());
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
            sessions()
                    .start(
                            new Session(
                                    account.id(),
                                    never.digest(),
                                    Optional.empty(),
                                    new Authentication(SignInMethod.PASSWORD, NOW),
                                    NOW,
                                    NOW,
                                    Optional.empty()),
                            Optional.empty());
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
        assertNeedsTransaction(() -> sessions().start(session, Optional.empty()));
        assertNeedsTransaction(() -> sessions().touch(session, NOW));
        assertNeedsTransaction(() -> sessions().lock(session));
        assertNeedsTransaction(() -> sessions().renew(session, token.digest(), Deed.IDENTITY_CONFIRMED, NOW));
        assertNeedsTransaction(() -> sessions().allowStandIns(session, NOW));
        assertNeedsTransaction(() -> sessions().spendStandIn(session, StandIn.CHANGE_DEVICE, NOW));
        assertNeedsTransaction(() -> sessions().endOthers(session));
        assertNeedsTransaction(() -> sessions().end(session));
        assertNeedsTransaction(() -> sessions().endIn(session.account(), session.token()));
        assertNeedsTransaction(() -> sessions().endAll(session.account()));
        assertNeedsTransaction(() -> sessions().sweep(NOW));
    }

    private Sessions sessions() {
        return store().sessions();
    }

    private void start(BearerToken token, Instant at) {
        commit(() -> sessions()
                .start(
                        new Session(
                                new AccountId(token.owner()),
                                token.digest(),
                                Optional.empty(),
                                new Authentication(SignInMethod.PASSWORD, at),
                                at,
                                at,
                                Optional.empty()),
                        Optional.empty()));
    }

    private Optional<Instant> provenAt(BearerToken token) {
        return sessions().find(token).orElseThrow().session().provenAt();
    }

    private Instant lastUse(BearerToken token) {
        return sessions().find(token).orElseThrow().session().lastUsedAt();
    }
}
