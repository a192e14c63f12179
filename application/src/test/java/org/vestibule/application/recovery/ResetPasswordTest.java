package org.vestibule.application.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.password.HashQueue;
import org.vestibule.application.signin.SecondStep;
import org.vestibule.application.signin.SignIn;
import org.vestibule.application.transaction.StoreUnavailable;
import org.vestibule.domain.attempt.ClientAddress;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.password.PasswordPolicy;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryPortal.Enrolled;
import org.vestibule.testkit.MeddledStore;
import org.vestibule.testkit.Race;
import org.vestibule.testkit.SettableClock;

/** Setting another password by a mailed link (S-046, S-048, S-049, S-050, L-25, L-26). */
class ResetPasswordTest {

    private static final Password ANOTHER = InMemoryPortal.password("four calm otters swim");
    private static final Password A_THIRD = InMemoryPortal.password("nine loud magpies sing");
    private static final ResetPassword.Result EXPIRED = new ResetPassword.LinkExpired();

    private final MeddledStore store = new MeddledStore();
    private final HashQueue queue = new HashQueue(2, 64, System::nanoTime);
    private final InMemoryPortal portal = new InMemoryPortal(new SettableClock(), store, queue);
    private final Mailbox mailbox = new Mailbox(portal);
    private final Enrolled ada = portal.enrolled("ada@example.com");

    @Test
    void the_new_password_counts_and_the_old_one_does_not() {
        reset(requested(), ANOTHER);
        assertInstanceOf(SignIn.NotAccepted.class, portal.signIn(ada.account(), PASSWORD));
        assertInstanceOf(SignIn.SecondStepDue.class, portal.signIn(ada.account(), ANOTHER));
    }

    /** S-046, S-050, L-26: the second step is asked as ever, and nothing of it has changed. */
    @Test
    void it_signs_nobody_in_and_leaves_the_second_step_as_it_was() {
        var before = store.authenticators().find(ada.account().id());
        var codesBefore = store.backupCodes().find(ada.account().id());
        var done = reset(requested(), ANOTHER);
        assertTrue(store.sessions().find(done.browser()).isEmpty());
        assertEquals(before, store.authenticators().find(ada.account().id()));
        assertEquals(codesBefore, store.backupCodes().find(ada.account().id()));
        assertEquals(
                0,
                portal.store.auditTrail().kinds(ada.account().id()).stream()
                        .filter(Event.Kind.SIGNED_IN_WITH_CODE::equals)
                        .count());
        var due = assertInstanceOf(
                SignIn.SecondStepDue.class, portal.signIn(ada.account(), ANOTHER, List.of(done.browser())));
        var pending = (AwaitingSecondStep)
                portal.useCases.signIn().resumeSignIn().resume(due.pending()).orElseThrow();
        assertInstanceOf(
                SecondStep.Accepted.class,
                portal.useCases
                        .signIn()
                        .verifySecondStep()
                        .verify(pending, ada.app().codeAt(portal.clock.instant()), ORIGIN));
    }

    @Test
    void all_sessions_and_all_sign_ins_under_way_end() {
        AwaitingSecondStep pending = portal.pending(ada.account());
        assertTrue(store.sessions().find(ada.session()).isPresent());
        reset(requested(), ANOTHER);
        assertTrue(store.sessions().find(ada.session()).isEmpty());
        assertEquals(
                new SecondStep.Expired(),
                portal.useCases
                        .signIn()
                        .verifySecondStep()
                        .verify(pending, ada.app().codeAt(portal.clock.instant()), ORIGIN));
    }

    @Test
    void this_browser_is_known_from_now_on_and_no_other() {
        BearerToken before = knownBrowser();
        BearerToken after = reset(requested(), ANOTHER).browser();
        assertEquals(Optional.empty(), recognize(before));
        assertEquals(Optional.of(after.digest()), recognize(after));
        assertEquals(
                List.of(after.digest()), store.knownBrowsers().of(ada.account().id()));
    }

    @Test
    void the_holder_is_told_and_the_log_says_so() {
        reset(requested(), ANOTHER);
        assertEquals(1, mailbox.mails(Notice.Kind.PASSWORD_CHANGED).size());
        assertEquals(1, store.auditTrail().count(ada.account().id(), Event.Kind.PASSWORD_CHANGED));
    }

    @Test
    void a_link_works_once() {
        BearerToken link = requested();
        reset(link, ANOTHER);
        assertEquals(EXPIRED, attempt(link, LinkPurpose.SET_PASSWORD, A_THIRD));
        assertInstanceOf(SignIn.SecondStepDue.class, portal.signIn(ada.account(), ANOTHER));
    }

    @Test
    void of_racing_uses_one_wins() {
        BearerToken link = requested();
        try (Race race = new Race(5)) {
            List<ResetPassword.Result> answers = race.run(() -> attempt(link, LinkPurpose.SET_PASSWORD, ANOTHER));
            assertEquals(
                    1,
                    answers.stream()
                            .filter(ResetPassword.Done.class::isInstance)
                            .count());
        }
        assertEquals(1, store.auditTrail().count(ada.account().id(), Event.Kind.PASSWORD_CHANGED));
    }

    /** S-049: two tokens outstanding. */
    @Test
    void using_one_of_two_links_ends_the_other() {
        BearerToken first = requested();
        BearerToken second = requested();
        reset(second, ANOTHER);
        assertEquals(EXPIRED, attempt(first, LinkPurpose.SET_PASSWORD, A_THIRD));
    }

    @Test
    void the_first_of_two_links_works_as_well() {
        BearerToken first = requested();
        requested();
        reset(first, ANOTHER);
    }

    @Test
    void after_30_minutes_it_sets_nothing() {
        BearerToken link = requested();
        portal.clock.advance(MailedLinks.ASKED_FOR);
        assertEquals(EXPIRED, attempt(link, LinkPurpose.SET_PASSWORD, ANOTHER));
        assertInstanceOf(SignIn.SecondStepDue.class, portal.signIn(ada.account(), PASSWORD));
    }

    @Test
    void a_link_that_expires_while_the_password_is_hashed_sets_nothing() {
        BearerToken link = requested();
        store.beforeNextTransaction(() -> portal.clock.advance(MailedLinks.ASKED_FOR));
        assertEquals(EXPIRED, attempt(link, LinkPurpose.SET_PASSWORD, ANOTHER));
        assertInstanceOf(SignIn.SecondStepDue.class, portal.signIn(ada.account(), PASSWORD));
    }

    /** L-25. */
    @Test
    void a_link_of_another_purpose_sets_nothing() {
        assertEquals(EXPIRED, attempt(requested(), LinkPurpose.DISOWN_TWO_STEP, ANOTHER));
        assertEquals(EXPIRED, attempt(mailbox.link(Notice.Kind.TWO_STEP_ENABLED), LinkPurpose.SET_PASSWORD, ANOTHER));
        assertInstanceOf(SignIn.SecondStepDue.class, portal.signIn(ada.account(), PASSWORD));
    }

    /** L-25, L-26: a link leads to the account that it was mailed for, and a made-up one to none. */
    @Test
    void a_link_of_another_account_sets_nothing_here() {
        Enrolled mallory = portal.enrolled("mallory@example.com");
        portal.useCases
                .recovery()
                .requestPasswordReset()
                .request(mallory.account().email(), List.of(), ORIGIN);
        BearerToken hers = mailbox.link(Notice.Kind.PASSWORD_RESET);
        BearerToken forged = BearerToken.parse(ada.account().id() + hers.text().substring(36))
                .orElseThrow();
        assertEquals(EXPIRED, attempt(forged, LinkPurpose.SET_PASSWORD, ANOTHER));
        reset(hers, ANOTHER);
        assertInstanceOf(SignIn.SecondStepDue.class, portal.signIn(ada.account(), PASSWORD));
        assertInstanceOf(SignIn.SecondStepDue.class, portal.signIn(mallory.account(), ANOTHER));
    }

    /** S-069. */
    @Test
    void a_link_of_a_disabled_account_sets_nothing() {
        BearerToken link = requested();
        store.transactions()
                .inTransaction(() -> store.accounts().setEnabled(ada.account().id(), false));
        assertEquals(EXPIRED, attempt(link, LinkPurpose.SET_PASSWORD, ANOTHER));
        BearerToken disowning = mailbox.link(Notice.Kind.TWO_STEP_ENABLED);
        assertEquals(EXPIRED, attempt(disowning, LinkPurpose.DISOWN_TWO_STEP, ANOTHER));
    }

    @Test
    void an_account_disabled_at_this_very_moment_keeps_its_password() {
        BearerToken link = requested();
        store.beforeNextTransaction(() -> store.transactions()
                .inTransaction(() -> store.accounts().setEnabled(ada.account().id(), false)));
        assertEquals(EXPIRED, attempt(link, LinkPurpose.SET_PASSWORD, ANOTHER));
    }

    @Test
    void a_password_that_will_not_do_leaves_the_link_working() {
        BearerToken link = requested();
        assertEquals(
                new ResetPassword.Refused(new NewPasswordRefused.NotGoodEnough(PasswordPolicy.Refusal.TOO_SHORT, 15)),
                attempt(link, LinkPurpose.SET_PASSWORD, InMemoryPortal.password("too short")));
        reset(link, ANOTHER);
    }

    @Test
    void a_full_queue_leaves_the_link_working() {
        BearerToken link = requested();
        List<HashQueue.Place> taken = new ArrayList<>();
        ClientAddress loopback = ClientAddress.THIS_MACHINE;
        for (Optional<HashQueue.Place> place = queue.enter(loopback, true);
                place.isPresent();
                place = queue.enter(loopback, true)) {
            taken.add(place.get());
        }
        assertEquals(
                new ResetPassword.Refused(new NewPasswordRefused.Later(HashQueue.BUSY)),
                attempt(link, LinkPurpose.SET_PASSWORD, ANOTHER));
        taken.forEach(HashQueue.Place::close);
        reset(link, ANOTHER);
    }

    @Test
    void rolled_back_the_link_still_works() {
        BearerToken link = requested();
        store.rollBackNextTransaction();
        assertThrows(StoreUnavailable.class, () -> attempt(link, LinkPurpose.SET_PASSWORD, ANOTHER));
        assertTrue(store.sessions().find(ada.session()).isPresent());
        reset(link, ANOTHER);
    }

    private BearerToken requested() {
        portal.useCases.recovery().requestPasswordReset().request(ada.account().email(), List.of(), ORIGIN);
        return mailbox.link(Notice.Kind.PASSWORD_RESET);
    }

    private ResetPassword.Done reset(BearerToken link, Password password) {
        return assertInstanceOf(ResetPassword.Done.class, attempt(link, LinkPurpose.SET_PASSWORD, password));
    }

    private ResetPassword.Result attempt(BearerToken link, LinkPurpose purpose, Password password) {
        return portal.useCases.recovery().resetPassword().reset(link, purpose, password, ORIGIN);
    }

    private BearerToken knownBrowser() {
        var answer = portal.useCases
                .signIn()
                .verifySecondStep()
                .verify(portal.pending(ada.account()), ada.app().codeAt(portal.clock.instant()), ORIGIN);
        return assertInstanceOf(SecondStep.Accepted.class, answer)
                .begun()
                .browser()
                .orElseThrow();
    }

    private Optional<TokenDigest> recognize(BearerToken browser) {
        return store.knownBrowsers().recognize(ada.account().email(), List.of(browser), portal.clock.instant());
    }
}
