package org.vestibule.adapters.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vestibule.application.signin.SignIn;
import org.vestibule.domain.account.Account;
import org.vestibule.testkit.InMemoryPortal;

class ClearDelaysCommandTest {

    private final Session session = new Session();

    @Test
    void whoever_had_to_wait_can_try_again() {
        Account ann = session.portal.account("ann@example.com");
        for (int tries = 0; tries < 6; tries++) {
            session.portal.signIn(ann, InMemoryPortal.WRONG_PASSWORD);
        }
        assertInstanceOf(SignIn.Later.class, session.portal.signIn(ann, InMemoryPortal.PASSWORD));

        assertEquals(new Session.Outcome(0, """
                        Cleared the delays of ann@example.com: whoever had to wait can try again at once.
                        Not cleared: an authenticator or backup codes that are off after 100 wrong ones
                        (see them with: vestibule two-step status ann@example.com), a password that no longer
                        counts because somebody else knows it, and the delays of network addresses.
                        """, ""), session.run("account", "clear-delays", "ANN@example.com"));
        assertInstanceOf(SignIn.SignedInNow.class, session.portal.signIn(ann, InMemoryPortal.PASSWORD));
        assertEquals(List.of("account clear-delays: account " + ann.id()), session.logged);
    }

    @Test
    void for_programs_the_answer_is_the_account() {
        session.with("ann@example.com");
        Session.Outcome outcome = session.run("account", "clear-delays", "ann@example.com", "--output=json");

        assertEquals("", outcome.err());
        assertTrue(outcome.out().endsWith("\"state\":\"enabled\"}\n"), outcome.out());
    }

    @Test
    void an_unknown_account_is_refused() {
        assertEquals(
                1, session.run("account", "clear-delays", "ann@example.com").exitCode());
        assertEquals(List.of(), session.logged);
    }
}
