package org.vestibule.application.housekeeping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;
import static org.vestibule.testkit.InMemoryPortal.WRONG_PASSWORD;
import static org.vestibule.testkit.InMemoryPortal.email;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vestibule.application.session.ResumeSession;
import org.vestibule.application.signin.SignIn;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.testkit.InMemoryPortal;

class DropExpiredTest {

    private final InMemoryPortal portal = new InMemoryPortal();

    @Test
    void what_counts_for_nothing_any_more_is_dropped() {
        // A session, the token that it had before, and a bucket for mails about new browsers.
        Account ada = portal.enrolled("ada@example.com").account();
        portal.pending(ada); // a sign-in
        // A sign-up, and buckets for mails, of the address and of the network address.
        portal.useCases.signUp().requestSignUp().request(email("bob@example.com"), List.of(), InMemoryPortal.ORIGIN);
        portal.signIn(ada, WRONG_PASSWORD); // buckets for passwords, of the account and of the network address
        assertEquals(0, portal.useCases.housekeeping().dropExpired().drop());
        portal.clock.advance(Duration.ofDays(4));
        assertEquals(9, portal.useCases.housekeeping().dropExpired().drop());
        assertEquals(0, portal.useCases.housekeeping().dropExpired().drop());
    }

    @Test
    void what_counts_stays() {
        Account ada = portal.account("ada@example.com");
        BearerToken session =
                ((SignIn.SignedInNow) portal.signIn(ada, PASSWORD)).begun().session();
        assertEquals(0, portal.useCases.housekeeping().dropExpired().drop());
        portal.resumed(session);
    }

    @Test
    void an_expired_session_can_still_be_told_from_none_for_a_day() {
        Account ada = portal.account("ada@example.com");
        BearerToken session =
                ((SignIn.SignedInNow) portal.signIn(ada, PASSWORD)).begun().session();
        portal.clock.advance(Duration.ofDays(2));
        assertEquals(0, portal.useCases.housekeeping().dropExpired().drop());
        assertInstanceOf(
                ResumeSession.Expired.class,
                portal.useCases.session().resumeSession().resume(session));
        portal.clock.advance(Duration.ofMillis(1));
        assertEquals(1, portal.useCases.housekeeping().dropExpired().drop());
        assertEquals(
                new ResumeSession.Ended(),
                portal.useCases.session().resumeSession().resume(session));
    }
}
