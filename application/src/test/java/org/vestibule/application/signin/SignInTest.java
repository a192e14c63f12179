package org.vestibule.application.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;
import static org.vestibule.testkit.InMemoryPortal.WRONG_PASSWORD;
import static org.vestibule.testkit.InMemoryPortal.email;
import static org.vestibule.testkit.InMemoryPortal.password;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.password.Credential;
import org.vestibule.application.session.ResumeSession;
import org.vestibule.application.transaction.StoreUnavailable;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.audit.Event.Kind;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.password.PasswordHash;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.MeddledStore;
import org.vestibule.testkit.Race;
import org.vestibule.testkit.SettableClock;

class SignInTest {

    private final SettableClock clock = new SettableClock();
    private final MeddledStore store = new MeddledStore();
    private final InMemoryPortal portal = new InMemoryPortal(clock, store);

    @Test
    void the_right_password_signs_in() {
        Account ada = portal.account("ada@example.com");
        assertEquals(ada, portal.signedIn(ada).account());
        assertEquals(List.of(Kind.ACCOUNT_CREATED, Kind.SIGNED_IN_WITH_PASSWORD), kinds(ada));
    }

    @Test
    void an_address_may_be_spelled_in_any_way() {
        portal.account("ada@example.com");
        assertInstanceOf(SignIn.SignedInNow.class, signIn(email("  ADA@Example.COM "), PASSWORD));
    }

    /** S-081. */
    @Test
    void every_sign_in_gets_a_token_of_its_own() {
        Account ada = portal.account("ada@example.com");
        assertNotEquals(portal.signIn(ada, PASSWORD), portal.signIn(ada, PASSWORD));
    }

    /** S-063. */
    @Test
    void one_answer_for_all_that_is_not_right() {
        Account ada = portal.account("ada@example.com");
        Account disabled = portal.account("disabled@example.com");
        disable(disabled);
        List<SignIn.Result> answers = List.of(
                portal.signIn(ada, WRONG_PASSWORD),
                signIn(email("nobody@example.com"), PASSWORD),
                portal.signIn(disabled, PASSWORD),
                portal.signIn(disabled, WRONG_PASSWORD),
                portal.signIn(ada, password("")));
        answers.forEach(answer -> assertEquals(new SignIn.NotAccepted(), answer));
    }

    /** S-063: as many hashes, and as many events, whoever does not exist. */
    @Test
    void one_amount_of_work_for_all_that_is_not_right() {
        Account ada = portal.account("ada@example.com");
        Account disabled = portal.account("disabled@example.com");
        disable(disabled);
        assertEquals(List.of(1, 1), work(() -> portal.signIn(ada, WRONG_PASSWORD)));
        assertEquals(List.of(1, 1), work(() -> signIn(email("nobody@example.com"), PASSWORD)));
        assertEquals(List.of(1, 1), work(() -> portal.signIn(disabled, PASSWORD)));
        assertEquals(List.of(Kind.PASSWORD_REFUSED), kinds(AccountId.NOBODY));
    }

    @Test
    void a_wrong_password_is_written_to_the_log() {
        Account ada = portal.account("ada@example.com");
        portal.signIn(ada, WRONG_PASSWORD);
        assertEquals(List.of(Kind.ACCOUNT_CREATED, Kind.PASSWORD_REFUSED), kinds(ada));
        assertEquals(ORIGIN, store.auditTrail().events().get(1).origin());
    }

    @Test
    void an_account_disabled_while_its_password_is_hashed_is_refused() {
        Account ada = portal.account("ada@example.com");
        store.beforeNextTransaction(() -> disable(ada));
        assertEquals(new SignIn.NotAccepted(), portal.signIn(ada, PASSWORD));
    }

    @Test
    void a_password_replaced_while_it_is_hashed_is_refused() {
        Account ada = portal.account("ada@example.com");
        PasswordHash other = portal.hasher.hash(password("another password"));
        store.beforeNextTransaction(() -> store.transactions()
                .inTransaction(() -> store.credentials()
                        .replace(ada.id(), other, portal.clock.instant().plusSeconds(1))));
        assertEquals(new SignIn.NotAccepted(), portal.signIn(ada, PASSWORD));
        assertEquals(1, store.auditTrail().count(ada.id(), Kind.PASSWORD_REFUSED));
    }

    /** S-062: whoever turned 2-step verification on meanwhile is asked for it. */
    @Test
    void a_second_step_is_due_if_it_was_turned_on_while_the_password_was_hashed() {
        Account ada = portal.account("ada@example.com");
        var person = portal.signedIn(ada);
        var app = portal.app(person);
        store.beforeNextTransaction(() -> portal.useCases
                .twoStep()
                .enableTwoStepVerification()
                .enable(person, PASSWORD, app.codeAt(clock.instant()), ORIGIN));
        assertInstanceOf(SignIn.SecondStepDue.class, portal.signIn(ada, PASSWORD));
    }

    /** S-062. */
    @Test
    void with_two_steps_the_password_alone_opens_nothing() {
        Account ada = portal.enrolled("ada@example.com").account();
        BearerToken pending = ((SignIn.SecondStepDue) portal.signIn(ada, PASSWORD)).pending();
        assertInstanceOf(
                ResumeSession.Ended.class,
                portal.useCases.session().resumeSession().resume(pending));
        assertEquals(
                ada.id(),
                portal.useCases
                        .signIn()
                        .resumeSignIn()
                        .resume(pending)
                        .orElseThrow()
                        .account());
        assertEquals(1, store.auditTrail().count(ada.id(), Kind.PASSWORD_ACCEPTED));
    }

    @Test
    void a_pending_sign_in_is_over_after_5_minutes() {
        Account ada = portal.enrolled("ada@example.com").account();
        BearerToken pending = ((SignIn.SecondStepDue) portal.signIn(ada, PASSWORD)).pending();
        clock.advance(Duration.ofMinutes(5).minusMillis(1));
        assertTrue(portal.useCases.signIn().resumeSignIn().resume(pending).isPresent());
        clock.advance(Duration.ofMillis(1));
        assertTrue(portal.useCases.signIn().resumeSignIn().resume(pending).isEmpty());
    }

    /** S-012. */
    @Test
    void a_hash_of_an_old_cost_is_made_anew_once() {
        Account ada = portal.account("ada@example.com");
        String old = credential(ada).hash().phc();
        portal.hasher.setCost(16);
        portal.signedIn(ada);
        String renewed = credential(ada).hash().phc();
        assertNotEquals(old, renewed);
        portal.signedIn(ada);
        assertEquals(renewed, credential(ada).hash().phc());
    }

    @Test
    void a_wrong_password_never_renews_a_hash() {
        Account ada = portal.account("ada@example.com");
        String old = credential(ada).hash().phc();
        portal.hasher.setCost(16);
        assertEquals(List.of(1, 1), work(() -> portal.signIn(ada, WRONG_PASSWORD)));
        assertEquals(old, credential(ada).hash().phc());
    }

    /** L-04. */
    @Test
    void no_number_of_parallel_guesses_exceeds_the_allowance() {
        Account ada = portal.account("ada@example.com");
        int before = portal.hasher.computed();
        try (Race race = new Race(50)) {
            List<SignIn.Result> results = race.run(() -> portal.signIn(ada, WRONG_PASSWORD));
            assertEquals(
                    5,
                    results.stream()
                            .filter(SignIn.NotAccepted.class::isInstance)
                            .count());
        }
        assertEquals(5, portal.hasher.computed() - before);
        assertEquals(5, store.auditTrail().count(ada.id(), Kind.PASSWORD_REFUSED));
    }

    /** I5, I7: a sign-in that did not commit leaves nothing, and can be repeated. */
    @Test
    void a_sign_in_that_is_rolled_back_leaves_no_event() {
        Account ada = portal.account("ada@example.com");
        store.rollBackNextTransaction();
        assertThrows(StoreUnavailable.class, () -> portal.signIn(ada, PASSWORD));
        assertEquals(List.of(Kind.ACCOUNT_CREATED), kinds(ada));
        portal.signedIn(ada);
        assertEquals(List.of(Kind.ACCOUNT_CREATED, Kind.SIGNED_IN_WITH_PASSWORD), kinds(ada));
    }

    private SignIn.Result signIn(EmailAddress email, Password password) {
        return portal.useCases.signIn().signIn().signIn(email, password, List.of(), Optional.empty(), ORIGIN);
    }

    private List<Integer> work(Runnable attempt) {
        int hashes = portal.hasher.computed();
        int events = store.auditTrail().events().size();
        attempt.run();
        return List.of(
                portal.hasher.computed() - hashes, store.auditTrail().events().size() - events);
    }

    private void disable(Account account) {
        store.transactions().inTransaction(() -> store.accounts().setEnabled(account.id(), false));
    }

    private Credential credential(Account account) {
        return store.credentials().find(account.email()).orElseThrow();
    }

    private List<Kind> kinds(Account account) {
        return kinds(account.id());
    }

    private List<Kind> kinds(AccountId account) {
        return store.auditTrail().kinds(account);
    }
}
