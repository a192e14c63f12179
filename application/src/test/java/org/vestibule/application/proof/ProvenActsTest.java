package org.vestibule.application.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;
import static org.vestibule.testkit.InMemoryPortal.WRONG_PASSWORD;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.portal.SharedParts;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.SecondStep;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.SettableClock;
import org.vestibule.testkit.WatchedStore;

/** In which order something is done that takes a proof of its own. */
class ProvenActsTest {

    private static final String DONE = "done";

    private final WatchedStore store = new WatchedStore();
    private final InMemoryPortal portal = new InMemoryPortal(new SettableClock(), store);
    private final InMemoryPortal.Enrolled ada = portal.enrolled("ada@example.com");
    private final ProvenActs acts = SharedParts.of(store, portal.means).provenActs();
    private Runnable whilePreparing = () -> {};
    private final SignedIn person = portal.resumed(ada.session());

    @Test
    void what_takes_long_is_made_ready_before_anything_is_locked_and_the_body_comes_last() {
        store.order();
        String answer = perform(PASSWORD, Optional.of("ready"));
        assertEquals("done with ready", answer);
        assertEquals(List.of("prepare", "Credentials.lock", "Sessions.lock", "body"), watched());
    }

    /** Nothing is spent for a session that has ended meanwhile (I2). */
    @Test
    void a_session_that_ended_meanwhile_spends_nothing() {
        whilePreparing = () -> store.sessions().end(person.session());
        assertEquals("SessionEnded[]", perform(PASSWORD, Optional.of("ready")));
        whilePreparing = () -> {};
        SecondStep unspent = portal.useCases
                .signIn()
                .verifySecondStep()
                .verify(portal.pending(ada.account()), ada.app().codeAt(portal.clock.instant()), ORIGIN);
        assertInstanceOf(SecondStep.Accepted.class, unspent);
    }

    @Test
    void the_time_is_that_after_the_locks() {
        Instant before = portal.clock.instant();
        store.meanwhile(what -> {
            if (what.equals("Sessions.lock")) {
                portal.clock.advance(Duration.ofSeconds(20));
            }
        });
        Instant now = acts.perform(
                person, proof(PASSWORD), Optional.empty(), ORIGIN, refused -> Instant.EPOCH, ProvenAct::now);
        assertEquals(before.plusSeconds(20), now);
    }

    /** By then the code has left its window. */
    @Test
    void a_code_that_waited_too_long_is_judged_by_the_time_after_the_locks() {
        store.meanwhile(what -> {
            if (what.equals("Sessions.lock")) {
                portal.clock.advance(TimeStep.LENGTH.multipliedBy(3));
            }
        });
        assertTrue(perform(PASSWORD, Optional.of("ready")).startsWith("Code"));
    }

    @Test
    void a_proof_that_does_not_hold_prepares_and_does_nothing() {
        store.order();
        assertEquals("PasswordWrong[]", perform(WRONG_PASSWORD, Optional.of("ready")));
        assertTrue(watched().stream().noneMatch(what -> what.equals("prepare") || what.equals("body")));
    }

    @Test
    void where_nobody_is_there_to_prepare_the_proof_costs_no_try() {
        for (int i = 0; i < 30; i++) {
            assertTrue(perform(PASSWORD, Optional.empty()).startsWith("Later["));
        }
        assertEquals("done with ready", perform(PASSWORD, Optional.of("ready")));
    }

    @Test
    void the_session_goes_on_under_the_token_that_was_drawn() {
        var token = acts.perform(person, proof(PASSWORD), Optional.empty(), ORIGIN, refused -> ada.session(), act -> {
            act.renew(Deed.IDENTITY_CONFIRMED);
            return act.token();
        });
        assertEquals(ada.account().id(), portal.resumed(token).account().id());
        assertEquals(
                Optional.of(Deed.IDENTITY_CONFIRMED),
                portal.useCases.session().recognizeRepeat().recognize(ada.session()));
    }

    private String perform(Password password, Optional<String> ready) {
        return acts.perform(
                person,
                proof(password),
                Optional.empty(),
                ORIGIN,
                Object::toString,
                () -> {
                    portal.store.transactions().inTransaction(whilePreparing); // there is none around it
                    store.note("prepare");
                    return ready;
                },
                (act, prepared) -> {
                    store.note("body");
                    return DONE + " with " + prepared;
                });
    }

    private Proof proof(Password password) {
        return new Proof(password, new Proof.WithCode(ada.app().codeAt(portal.clock.instant())));
    }

    private List<String> watched() {
        return store.order().stream()
                .filter(what -> List.of("prepare", "body", "Credentials.lock", "Sessions.lock")
                        .contains(what))
                .toList();
    }
}
