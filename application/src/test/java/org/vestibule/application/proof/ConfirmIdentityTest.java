package org.vestibule.application.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;
import static org.vestibule.testkit.InMemoryPortal.WRONG_PASSWORD;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.SignIn;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.testkit.InMemoryPortal;

/** Proving anew who one is, for the 10 minutes after (PRODUCT E, S-081). */
class ConfirmIdentityTest {

    private final InMemoryPortal portal = new InMemoryPortal();
    private final Account bob = portal.account("bob@example.com");
    private final InMemoryPortal.Enrolled ada = portal.enrolled("ada@example.com");

    @Test
    void signing_in_is_no_fresh_proof() {
        assertTrue(
                FreshlyProven.of(portal.signedIn(bob), portal.clock.instant()).isEmpty());
    }

    @Test
    void without_2_step_verification_the_password_is_enough_for_10_minutes() {
        SignedIn before = portal.signedIn(bob);
        var confirmed = assertInstanceOf(ConfirmIdentity.Confirmed.class, confirm(before, new Proof.PasswordOnly()));
        SignedIn after = portal.resumed(confirmed.token());
        assertEquals(after, confirmed.person());
        assertEquals(1, portal.store.auditTrail().count(bob.id(), Event.Kind.PROOF_GIVEN));
        portal.clock.advance(Session.FRESH.minusSeconds(1));
        assertTrue(FreshlyProven.of(after, portal.clock.instant()).isPresent());
        portal.clock.advance(Duration.ofSeconds(1));
        assertTrue(FreshlyProven.of(after, portal.clock.instant()).isEmpty());
    }

    /** S-081: whoever stole the session's token before has nothing of the proof. */
    @Test
    void the_old_token_is_worth_nothing() {
        SignedIn before = portal.signedIn(bob);
        confirm(before, new Proof.PasswordOnly());
        assertFalse(portal.store
                .transactions()
                .inTransaction(() -> portal.store.sessions().lock(before.session())));
    }

    @Test
    void other_sessions_are_not_proven_by_it() {
        BearerToken other =
                ((SignIn.SignedInNow) portal.signIn(bob, PASSWORD)).begun().session();
        confirm(portal.signedIn(bob), new Proof.PasswordOnly());
        assertTrue(
                FreshlyProven.of(portal.resumed(other), portal.clock.instant()).isEmpty());
    }

    @Test
    void with_2_step_verification_the_password_alone_is_refused() {
        SignedIn person = portal.resumed(ada.session());
        assertEquals(refused(new ProofRefusal.CodeNeeded()), confirm(person, new Proof.PasswordOnly()));
        assertTrue(FreshlyProven.of(
                        portal.resumed(ada.session()), portal.clock.instant().plus(Session.FRESH))
                .isEmpty());
    }

    @Test
    void with_2_step_verification_the_app_or_a_backup_code_proves_it() {
        var code = new Proof.WithCode(ada.app().codeAt(portal.clock.instant()));
        var confirmed = assertInstanceOf(ConfirmIdentity.Confirmed.class, confirm(portal.resumed(ada.session()), code));
        assertEquals(
                refused(new ProofRefusal.CodeAlreadyUsed()), confirm(confirmed.person(), code), "a code works once");
        var backupCode = new Proof.WithBackupCode(ada.codes().get(0));
        assertInstanceOf(ConfirmIdentity.Confirmed.class, confirm(confirmed.person(), backupCode));
    }

    @Test
    void a_wrong_password_is_refused_and_counted_like_everywhere() {
        SignedIn person = portal.signedIn(bob);
        Proof wrong = new Proof(WRONG_PASSWORD, new Proof.PasswordOnly());
        for (int i = 0; i < 5; i++) {
            assertEquals(
                    refused(new ProofRefusal.PasswordWrong()),
                    portal.useCases.session().confirmIdentity().confirm(person, wrong, ORIGIN));
        }
        var later = assertInstanceOf(
                ConfirmIdentity.Refused.class,
                portal.useCases.session().confirmIdentity().confirm(person, wrong, ORIGIN));
        assertInstanceOf(ProofRefusal.Later.class, later.why());
        assertEquals(Optional.empty(), FreshlyProven.of(person, portal.clock.instant()));
    }

    @Test
    void a_session_that_was_ended_proves_nothing() {
        SignedIn person = portal.signedIn(bob);
        portal.useCases.session().signOut().signOut(person, Optional.empty(), ORIGIN);
        assertEquals(refused(new ProofRefusal.SessionEnded()), confirm(person, new Proof.PasswordOnly()));
    }

    private ConfirmIdentity.Result confirm(SignedIn person, Proof.Second second) {
        return portal.useCases.session().confirmIdentity().confirm(person, new Proof(PASSWORD, second), ORIGIN);
    }

    private static ConfirmIdentity.Result refused(ProofRefusal why) {
        return new ConfirmIdentity.Refused(why);
    }
}
