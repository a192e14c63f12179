package org.vestibule.application.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.signin.SignIn;
import org.vestibule.application.transaction.StoreUnavailable;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.audit.Event.Kind;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.MeddledStore;
import org.vestibule.testkit.SettableClock;

/** S-083. */
class SignOutTest {

    private final MeddledStore store = new MeddledStore();
    private final InMemoryPortal portal = new InMemoryPortal(new SettableClock(), store);
    private final Account ada = portal.account("ada@example.com");

    @Test
    void signing_out_ends_this_session_on_the_server_and_no_other() {
        BearerToken ended = signIn();
        BearerToken kept = signIn();
        portal.useCases.session().signOut().signOut(portal.resumed(ended), Optional.empty(), ORIGIN);
        assertEquals(
                new ResumeSession.Ended(),
                portal.useCases.session().resumeSession().resume(ended));
        portal.resumed(kept);
        assertEquals(1, store.auditTrail().count(ada.id(), Kind.SIGNED_OUT));
    }

    @Test
    void signing_out_that_is_rolled_back_is_no_event() {
        BearerToken token = signIn();
        SignedIn person = portal.resumed(token);
        store.rollBackNextTransaction();
        assertThrows(
                StoreUnavailable.class,
                () -> portal.useCases.session().signOut().signOut(person, Optional.empty(), ORIGIN));
        portal.resumed(token);
        assertEquals(0, store.auditTrail().count(ada.id(), Kind.SIGNED_OUT));
    }

    private BearerToken signIn() {
        return ((SignIn.SignedInNow) portal.signIn(ada, PASSWORD)).begun().session();
    }
}
