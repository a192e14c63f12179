package org.vestibule.application.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;
import static org.vestibule.testkit.InMemoryPortal.WRONG_PASSWORD;
import static org.vestibule.testkit.InMemoryPortal.email;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.password.HashQueue;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.attempt.ClientAddress;
import org.vestibule.domain.audit.Event.Kind;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryPortal.Enrolled;
import org.vestibule.testkit.InMemoryStore;
import org.vestibule.testkit.SettableClock;

/** S-060: guesses are spaced by their own number, and nobody else's. */
class SignInThrottleTest {

    private final SettableClock clock = new SettableClock();
    private final InMemoryStore store = new InMemoryStore();
    private final HashQueue queue = new HashQueue(1, 4, System::nanoTime);
    private final InMemoryPortal portal = new InMemoryPortal(clock, store, queue);

    @Test
    void five_guesses_are_free_then_the_delay_doubles_to_15_minutes() {
        Account ada = portal.account("ada@example.com");
        guess(ada.email(), 5);
        for (int delay : new int[] {30, 60, 120, 240, 480, 900, 900}) {
            assertEquals(later(delay), portal.signIn(ada, WRONG_PASSWORD));
            clock.advance(Duration.ofSeconds(delay - 1));
            assertEquals(later(1), portal.signIn(ada, WRONG_PASSWORD));
            clock.advance(Duration.ofSeconds(1));
            assertEquals(new SignIn.NotAccepted(), portal.signIn(ada, WRONG_PASSWORD));
        }
    }

    @Test
    void an_address_that_nobody_holds_is_delayed_alike() {
        EmailAddress nobody = email("nobody@example.com");
        guess(nobody, 5);
        assertEquals(
                later(30),
                portal.useCases.signIn().signIn().signIn(nobody, WRONG_PASSWORD, List.of(), Optional.empty(), ORIGIN));
        clock.advance(Duration.ofSeconds(30));
        guess(nobody, 1);
        assertEquals(
                later(60),
                portal.useCases.signIn().signIn().signIn(nobody, WRONG_PASSWORD, List.of(), Optional.empty(), ORIGIN));
    }

    @Test
    void while_delayed_even_the_right_password_is_not_looked_at() {
        Account ada = portal.account("ada@example.com");
        guess(ada.email(), 5);
        int hashes = portal.hasher.computed();
        assertEquals(later(30), portal.signIn(ada, PASSWORD));
        assertEquals(hashes, portal.hasher.computed());
        clock.advance(Duration.ofSeconds(30));
        assertInstanceOf(SignIn.SignedInNow.class, portal.signIn(ada, PASSWORD));
    }

    @Test
    void a_delayed_try_is_no_event() {
        Account ada = portal.account("ada@example.com");
        guess(ada.email(), 5);
        portal.signIn(ada, WRONG_PASSWORD);
        assertEquals(5, store.auditTrail().count(ada.id(), Kind.PASSWORD_REFUSED));
    }

    @Test
    void guessing_at_one_account_delays_no_other() {
        Account ada = portal.account("ada@example.com");
        Account bob = portal.account("bob@example.com");
        guess(ada.email(), 5);
        assertInstanceOf(SignIn.SignedInNow.class, portal.signIn(bob, PASSWORD));
    }

    /** L-09. */
    @Test
    void all_spellings_of_an_address_share_one_bucket() {
        portal.account("jose\u0301@example.com");
        guess(email("jose\u0301@example.com"), 2);
        guess(email("JOS\u00C9@EXAMPLE.com"), 2);
        guess(email("  jos\u00E9@example.com "), 1);
        assertEquals(
                later(30),
                portal.useCases
                        .signIn()
                        .signIn()
                        .signIn(email("jos\u00E9@example.com"), WRONG_PASSWORD, List.of(), Optional.empty(), ORIGIN));
    }

    /** S-030. */
    @Test
    void the_right_password_forgets_the_wrong_ones() {
        Account ada = portal.account("ada@example.com");
        guess(ada.email(), 4);
        portal.signedIn(ada);
        guess(ada.email(), 5);
        assertEquals(later(30), portal.signIn(ada, WRONG_PASSWORD));
    }

    @Test
    void it_forgets_them_even_where_a_second_step_follows() {
        Account ada = portal.enrolled("ada@example.com").account();
        guess(ada.email(), 4);
        portal.pending(ada);
        guess(ada.email(), 5);
        assertEquals(later(30), portal.signIn(ada, WRONG_PASSWORD));
    }

    @Test
    void after_24_quiet_hours_all_is_forgotten() {
        Account ada = portal.account("ada@example.com");
        guess(ada.email(), 5);
        clock.advance(Duration.ofHours(24));
        guess(ada.email(), 5);
        assertEquals(later(30), portal.signIn(ada, WRONG_PASSWORD));
    }

    /** L-03: guessing passwords does not delay codes, and guessing codes does not delay passwords. */
    @Test
    void passwords_and_codes_are_counted_apart() {
        Enrolled ada = portal.enrolled("ada@example.com");
        var pending = portal.pending(ada.account());
        guess(ada.account().email(), 5);
        for (int i = 0; i < 4; i++) {
            var wrong = ada.app().wrongCodeAt(clock.instant());
            assertEquals(
                    new SecondStep.Wrong(),
                    portal.useCases.signIn().verifySecondStep().verify(pending, wrong, ORIGIN));
        }
        clock.advance(Duration.ofSeconds(30));
        assertInstanceOf(SignIn.SecondStepDue.class, portal.signIn(ada.account(), PASSWORD));
    }

    @Test
    void whoever_finds_the_queue_full_has_made_no_try() {
        Account ada = portal.account("ada@example.com");
        List<HashQueue.Place> all = Stream.generate(() -> queue.enter(ClientAddress.THIS_MACHINE, true))
                .takeWhile(Optional::isPresent)
                .map(Optional::orElseThrow)
                .toList();
        for (int i = 0; i < 10; i++) {
            assertEquals(new SignIn.Later(HashQueue.BUSY), portal.signIn(ada, PASSWORD));
        }
        assertEquals(0, store.auditTrail().count(ada.id(), Kind.PASSWORD_REFUSED));
        all.forEach(HashQueue.Place::close);
        guess(ada.email(), 5);
        assertEquals(later(30), portal.signIn(ada, WRONG_PASSWORD));
    }

    private void guess(EmailAddress email, int times) {
        for (int i = 0; i < times; i++) {
            assertEquals(
                    new SignIn.NotAccepted(),
                    portal.useCases
                            .signIn()
                            .signIn()
                            .signIn(email, WRONG_PASSWORD, List.of(), Optional.empty(), ORIGIN));
        }
    }

    private static SignIn.Later later(int seconds) {
        return new SignIn.Later(new TryLater(TryLater.Reason.TOO_MANY_TRIES, Duration.ofSeconds(seconds)));
    }
}
