package org.vestibule.application.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.portal.TwoStepUseCases;
import org.vestibule.application.proof.Proof;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.SecondStep;
import org.vestibule.application.signin.SignIn;
import org.vestibule.application.twostep.ChangeDevice;
import org.vestibule.application.twostep.ConfirmDevice;
import org.vestibule.application.twostep.DisableTwoStepVerification;
import org.vestibule.application.twostep.EnableTwoStepVerification;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.password.PasswordPolicy;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.session.SignInMethod;
import org.vestibule.domain.session.StandIn;
import org.vestibule.domain.signin.AwaitingNewPassword;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.testkit.AuthenticatorApp;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryPortal.Enrolled;
import org.vestibule.testkit.MeddledStore;
import org.vestibule.testkit.Race;
import org.vestibule.testkit.SettableClock;

/** The last step of a sign-in whose password is burned (S-046, S-060, S-062). */
class ChooseNewPasswordTest {

    private static final Password ANOTHER = InMemoryPortal.password("four calm otters swim");
    private static final Duration A_QUARTER_OF_AN_HOUR = Duration.ofMinutes(15);
    private static final ChooseNewPassword.Result EXPIRED = new ChooseNewPassword.Expired();

    private final MeddledStore store = new MeddledStore();
    private final InMemoryPortal portal = new InMemoryPortal(new SettableClock(), store);
    private final Mailbox mailbox = new Mailbox(portal);
    private final Enrolled ada = portal.enrolled("ada@example.com");
    private final BearerToken browser = knownBrowser();

    @BeforeEach
    void burn_the_password() {
        for (int i = 0; i < 20; i++) {
            AwaitingSecondStep pending = portal.pending(ada.account());
            portal.useCases
                    .signIn()
                    .verifySecondStep()
                    .verify(pending, ada.app().wrongCodeAt(portal.clock.instant()), ORIGIN);
            portal.clock.advance(Duration.ofMinutes(15));
            portal.resumed(ada.session()); // is in use
        }
    }

    @Test
    void a_new_password_completes_the_sign_in() {
        var done = chosen(due());
        assertEquals(ada.account(), portal.resumed(done.begun().session()).account());
        assertInstanceOf(SignIn.NotAccepted.class, portal.signIn(ada.account(), PASSWORD));
        assertInstanceOf(SignIn.SecondStepDue.class, portal.signIn(ada.account(), ANOTHER));
        List<Event.Kind> kinds = store.auditTrail().kinds(ada.account().id());
        assertTrue(kinds.indexOf(Event.Kind.PASSWORD_CHANGED) < kinds.lastIndexOf(Event.Kind.SIGNED_IN_WITH_CODE));
        assertEquals(1, mailbox.mails(Notice.Kind.PASSWORD_CHANGED).size());
    }

    @Test
    void until_then_nobody_is_signed_in() {
        long before = signIns();
        due();
        assertEquals(before, signIns());
    }

    /** The token that it was known by may be known to somebody else. */
    @Test
    void the_browser_is_known_anew_and_no_other_is() {
        BearerToken fresh = chosen(due()).begun().browser().orElseThrow();
        assertNotEquals(browser, fresh);
        assertEquals(
                List.of(fresh.digest()), store.knownBrowsers().of(ada.account().id()));
    }

    @Test
    void all_other_sessions_end_and_the_link_that_was_mailed() {
        assertTrue(store.sessions().find(ada.session()).isPresent());
        chosen(due());
        assertTrue(store.sessions().find(ada.session()).isEmpty());
        assertInstanceOf(
                ResetPassword.LinkExpired.class,
                portal.useCases
                        .recovery()
                        .resetPassword()
                        .reset(mailbox.link(Notice.Kind.PASSWORD_BURNED), LinkPurpose.SET_PASSWORD, ANOTHER, ORIGIN));
    }

    @Test
    void the_second_step_stays_as_it_was() {
        chosen(due());
        var due = assertInstanceOf(SignIn.SecondStepDue.class, portal.signIn(ada.account(), ANOTHER));
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
    void the_guessers_20_begin_anew_with_the_new_password() {
        chosen(due());
        var due = assertInstanceOf(SignIn.SecondStepDue.class, portal.signIn(ada.account(), ANOTHER));
        var pending = (AwaitingSecondStep)
                portal.useCases.signIn().resumeSignIn().resume(due.pending()).orElseThrow();
        assertEquals(
                new SecondStep.Wrong(),
                portal.useCases
                        .signIn()
                        .verifySecondStep()
                        .verify(pending, ada.app().wrongCodeAt(portal.clock.instant()), ORIGIN));
    }

    @Test
    void there_are_15_minutes_to_think_of_one() {
        AwaitingNewPassword due = due();
        portal.clock.advance(A_QUARTER_OF_AN_HOUR.minus(TimeStep.LENGTH).minusSeconds(1));
        chosen(due);
    }

    @Test
    void not_a_second_longer() {
        AwaitingNewPassword due = due();
        portal.clock.advance(A_QUARTER_OF_AN_HOUR.minus(TimeStep.LENGTH)); // that much has passed already
        assertEquals(EXPIRED, choose(due, ANOTHER));
        assertInstanceOf(SignIn.SecondStepDue.class, portal.signIn(ada.account(), PASSWORD, List.of(browser)));
    }

    @Test
    void one_that_will_not_do_leaves_the_sign_in_open() {
        AwaitingNewPassword due = due();
        assertEquals(
                new ChooseNewPassword.Refused(
                        new NewPasswordRefused.NotGoodEnough(PasswordPolicy.Refusal.TOO_SHORT, 15)),
                choose(due, InMemoryPortal.password("too short")));
        chosen(due);
    }

    @Test
    void it_works_once() {
        AwaitingNewPassword due = due();
        chosen(due);
        assertEquals(EXPIRED, choose(due, ANOTHER));
    }

    @Test
    void of_racing_choices_one_wins() {
        AwaitingNewPassword due = due();
        try (Race race = new Race(5)) {
            List<ChooseNewPassword.Result> answers = race.run(() -> choose(due, ANOTHER));
            assertEquals(
                    1,
                    answers.stream()
                            .filter(ChooseNewPassword.Done.class::isInstance)
                            .count());
        }
        assertEquals(1, store.auditTrail().count(ada.account().id(), Event.Kind.PASSWORD_CHANGED));
    }

    /** S-062: the step before cannot be skipped. */
    @Test
    void before_the_second_step_no_password_is_chosen() {
        var due =
                assertInstanceOf(SignIn.SecondStepDue.class, portal.signIn(ada.account(), PASSWORD, List.of(browser)));
        var pending = (AwaitingSecondStep)
                portal.useCases.signIn().resumeSignIn().resume(due.pending()).orElseThrow();
        AwaitingNewPassword forged = new AwaitingNewPassword(
                pending.account(),
                pending.token(),
                pending.email(),
                pending.browser(),
                new Authentication(SignInMethod.CODE, portal.clock.instant()));
        assertEquals(EXPIRED, choose(forged, ANOTHER));
    }

    /** Nor can the second step be taken twice. */
    @Test
    void after_the_second_step_no_code_is_taken_any_more() {
        var first =
                assertInstanceOf(SignIn.SecondStepDue.class, portal.signIn(ada.account(), PASSWORD, List.of(browser)));
        var pending = (AwaitingSecondStep)
                portal.useCases.signIn().resumeSignIn().resume(first.pending()).orElseThrow();
        verify(pending);
        portal.clock.advance(TimeStep.LENGTH);
        assertInstanceOf(SecondStep.Expired.class, verify(pending));
    }

    @Test
    void the_holders_reset_at_this_very_moment_ends_it() {
        AwaitingNewPassword due = due();
        store.beforeNextTransaction(() -> portal.useCases
                .recovery()
                .resetPassword()
                .reset(mailbox.link(Notice.Kind.PASSWORD_BURNED), LinkPurpose.SET_PASSWORD, ANOTHER, ORIGIN));
        assertEquals(EXPIRED, choose(due, InMemoryPortal.password("nine loud magpies sing")));
        assertInstanceOf(SignIn.SecondStepDue.class, portal.signIn(ada.account(), ANOTHER));
    }

    /** I3: what is turned on in between is not passed by. */
    @Test
    void two_step_verification_that_is_turned_on_meanwhile_ends_it() {
        Account bob = portal.account("bob@example.com");
        var begun = assertInstanceOf(SignIn.SignedInNow.class, portal.signIn(bob, PASSWORD))
                .begun();
        store.transactions().inTransaction(() -> store.credentials().burn(bob.id(), portal.clock.instant()));
        List<BearerToken> borne = List.of(begun.browser().orElseThrow());
        var first = assertInstanceOf(SignIn.NewPasswordDue.class, portal.signIn(bob, PASSWORD, borne));
        AwaitingNewPassword due = resumed(first.pending());
        SignedIn person = portal.resumed(begun.session());
        assertInstanceOf(
                EnableTwoStepVerification.Enabled.class,
                portal.useCases
                        .twoStep()
                        .enableTwoStepVerification()
                        .enable(person, PASSWORD, portal.app(person).codeAt(portal.clock.instant()), ORIGIN));
        assertEquals(EXPIRED, choose(due, ANOTHER));
    }

    /** S-085: what the device before was the second step of is over with it. */
    @Test
    void another_device_ends_it_too() {
        AwaitingNewPassword due = due();
        TwoStepUseCases twoStep = portal.useCases.twoStep();
        SignedIn person = portal.resumed(ada.session());
        Proof proof = new Proof(PASSWORD, new Proof.WithCode(ada.app().codeAt(portal.clock.instant())));
        var begun = assertInstanceOf(
                ChangeDevice.Begun.class, twoStep.changeDevice().begin(person, proof, ORIGIN));
        SignedIn moving = portal.resumed(begun.session());
        AuthenticatorApp fresh = new AuthenticatorApp(store.pendingKeys()
                .find(moving.session(), portal.clock.instant())
                .orElseThrow()
                .key());
        assertInstanceOf(
                ConfirmDevice.Changed.class,
                twoStep.confirmDevice().confirm(moving, fresh.codeAt(portal.clock.instant()), ORIGIN));
        assertEquals(EXPIRED, choose(due, ANOTHER));
    }

    @Test
    void and_so_does_turning_it_off() {
        AwaitingNewPassword due = due();
        Proof proof = new Proof(PASSWORD, new Proof.WithCode(ada.app().codeAt(portal.clock.instant())));
        assertInstanceOf(
                DisableTwoStepVerification.Disabled.class,
                portal.useCases
                        .twoStep()
                        .disableTwoStepVerification()
                        .disable(portal.resumed(ada.session()), proof, ORIGIN));
        assertEquals(EXPIRED, choose(due, ANOTHER));
    }

    @Test
    void a_backup_code_that_got_here_stands_in_afterwards() {
        var first =
                assertInstanceOf(SignIn.SecondStepDue.class, portal.signIn(ada.account(), PASSWORD, List.of(browser)));
        var pending = (AwaitingSecondStep)
                portal.useCases.signIn().resumeSignIn().resume(first.pending()).orElseThrow();
        assertEquals(
                new SecondStep.NewPasswordDue(),
                portal.useCases
                        .signIn()
                        .redeemBackupCode()
                        .redeem(pending, ada.codes().get(0), ORIGIN));
        AwaitingNewPassword due = resumed(first.pending());
        BearerToken session = chosen(due).begun().session();
        assertTrue(portal.useCases
                .session()
                .backupCodeStandsIn()
                .standsIn(portal.resumed(session), StandIn.CHANGE_DEVICE));
    }

    private AwaitingNewPassword due() {
        var first =
                assertInstanceOf(SignIn.SecondStepDue.class, portal.signIn(ada.account(), PASSWORD, List.of(browser)));
        var pending = (AwaitingSecondStep)
                portal.useCases.signIn().resumeSignIn().resume(first.pending()).orElseThrow();
        assertEquals(new SecondStep.NewPasswordDue(), verify(pending));
        portal.clock.advance(TimeStep.LENGTH);
        return resumed(first.pending());
    }

    private AwaitingNewPassword resumed(BearerToken pending) {
        return (AwaitingNewPassword)
                portal.useCases.signIn().resumeSignIn().resume(pending).orElseThrow();
    }

    private ChooseNewPassword.Done chosen(AwaitingNewPassword due) {
        return assertInstanceOf(ChooseNewPassword.Done.class, choose(due, ANOTHER));
    }

    private ChooseNewPassword.Result choose(AwaitingNewPassword due, Password password) {
        return portal.useCases.recovery().chooseNewPassword().choose(due, password, ORIGIN);
    }

    private SecondStep verify(AwaitingSecondStep pending) {
        return portal.useCases
                .signIn()
                .verifySecondStep()
                .verify(pending, ada.app().codeAt(portal.clock.instant()), ORIGIN);
    }

    private long signIns() {
        return store.auditTrail().count(ada.account().id(), Event.Kind.SIGNED_IN_WITH_CODE);
    }

    private BearerToken knownBrowser() {
        Account account = ada.account();
        BearerToken known = assertInstanceOf(SecondStep.Accepted.class, verify(portal.pending(account)))
                .begun()
                .browser()
                .orElseThrow();
        portal.clock.advance(TimeStep.LENGTH);
        return known;
    }
}
