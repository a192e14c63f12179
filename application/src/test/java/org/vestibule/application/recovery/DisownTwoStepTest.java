package org.vestibule.application.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.proof.Proof;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.SignIn;
import org.vestibule.application.twostep.ChangeDevice;
import org.vestibule.application.twostep.ConfirmDevice;
import org.vestibule.application.twostep.DisableTwoStepVerification;
import org.vestibule.application.twostep.EnableTwoStepVerification;
import org.vestibule.application.twostep.RenewBackupCodes;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.domain.twostep.TwoStepVerification;
import org.vestibule.testkit.AuthenticatorApp;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryPortal.Enrolled;

/**
 * "This wasn't me": somebody who has the password turns 2-step verification on to lock its holder out; the mail about it
 * undoes that, whatever the thief does next (S-014, S-049, L-29).
 */
class DisownTwoStepTest {

    private static final Password ANOTHER = InMemoryPortal.password("four calm otters swim");
    private static final ResetPassword.Result EXPIRED = new ResetPassword.LinkExpired();

    private final InMemoryPortal portal = new InMemoryPortal();
    private final Mailbox mailbox = new Mailbox(portal);
    private final Instant enabledAt = portal.clock.instant();
    /** Done by the thief, on the holder's account. */
    private final Enrolled ada = portal.enrolled("ada@example.com");

    private final BearerToken link = mailbox.link(Notice.Kind.TWO_STEP_ENABLED);

    @Test
    void it_takes_2_step_verification_off_and_sets_a_new_password() {
        assertDisowned();
        assertEquals(1, count(Event.Kind.TWO_STEP_DISOWNED));
        assertEquals(1, mailbox.mails(Notice.Kind.TWO_STEP_DISOWNED).size());
        assertEquals(1, mailbox.mails(Notice.Kind.PASSWORD_CHANGED).size());
    }

    @Test
    void it_ends_the_thiefs_session_and_sign_ins_under_way() {
        var pending = portal.pending(ada.account());
        assertDisowned();
        assertTrue(portal.store.sessions().find(ada.session()).isEmpty());
        assertEquals(
                "Expired",
                portal.useCases
                        .signIn()
                        .verifySecondStep()
                        .verify(pending, ada.app().codeAt(portal.clock.instant()), ORIGIN)
                        .getClass()
                        .getSimpleName());
    }

    @Test
    void it_leaves_no_link_that_the_thief_has_asked_for() {
        portal.useCases.recovery().requestPasswordReset().request(ada.account().email(), List.of(), ORIGIN);
        assertDisowned();
        assertEquals(
                EXPIRED,
                portal.useCases
                        .recovery()
                        .resetPassword()
                        .reset(mailbox.link(Notice.Kind.PASSWORD_RESET), LinkPurpose.SET_PASSWORD, PASSWORD, ORIGIN));
    }

    @Test
    void it_works_after_the_thief_has_changed_the_device_and_the_codes() {
        SignedIn thief = portal.resumed(ada.session());
        var begun = assertInstanceOf(
                ChangeDevice.Begun.class,
                portal.useCases.twoStep().changeDevice().begin(thief, with(ada.app()), ORIGIN));
        thief = portal.resumed(begun.session());
        var moving = assertInstanceOf(
                TwoStepVerification.Moving.class,
                portal.useCases.twoStep().viewTwoStep().of(thief));
        AuthenticatorApp other = new AuthenticatorApp(moving.key());
        assertInstanceOf(
                ConfirmDevice.Changed.class,
                portal.useCases.twoStep().confirmDevice().confirm(thief, other.codeAt(portal.clock.instant()), ORIGIN));
        portal.clock.advance(TimeStep.LENGTH);
        assertInstanceOf(
                RenewBackupCodes.Renewed.class,
                portal.useCases.twoStep().renewBackupCodes().renew(thief, with(other), ORIGIN));
        assertDisowned();
    }

    /** A thief's session cannot get rid of it: off and on again, the first mail's link works. */
    @Test
    void it_works_after_the_thief_has_turned_it_off_and_on_again() {
        SignedIn thief = disabledBy(portal.resumed(ada.session()));
        AuthenticatorApp other = portal.app(thief);
        assertInstanceOf(
                EnableTwoStepVerification.Enabled.class,
                portal.useCases
                        .twoStep()
                        .enableTwoStepVerification()
                        .enable(thief, PASSWORD, other.codeAt(portal.clock.instant()), ORIGIN));
        BearerToken second = mailbox.link(Notice.Kind.TWO_STEP_ENABLED);
        assertDisowned();
        assertEquals(EXPIRED, disown(second));
    }

    /** The holder's first thought may have been to set another password: the second step still keeps them out. */
    @Test
    void it_works_after_the_holder_has_reset_the_password() {
        portal.useCases.recovery().requestPasswordReset().request(ada.account().email(), List.of(), ORIGIN);
        assertInstanceOf(
                ResetPassword.Done.class,
                portal.useCases
                        .recovery()
                        .resetPassword()
                        .reset(
                                mailbox.link(Notice.Kind.PASSWORD_RESET),
                                LinkPurpose.SET_PASSWORD,
                                InMemoryPortal.password("nine loud magpies sing"),
                                ORIGIN));
        assertDisowned();
    }

    @Test
    void where_it_is_off_by_now_the_password_is_replaced_all_the_same() {
        disabledBy(portal.resumed(ada.session()));
        assertDisowned();
        assertEquals(0, count(Event.Kind.TWO_STEP_DISOWNED));
        assertTrue(portal.store.sessions().find(ada.session()).isEmpty());
    }

    @Test
    void it_works_for_72_hours() {
        portal.clock.set(enabledAt.plus(MailedLinks.DISOWNING).minusSeconds(1));
        assertDisowned();
    }

    @Test
    void not_a_second_longer() {
        portal.clock.set(enabledAt.plus(Duration.ofDays(3)));
        assertEquals(EXPIRED, disown(link));
        assertInstanceOf(
                TwoStepVerification.On.class,
                portal.useCases.twoStep().viewTwoStep().of(ada.account().id()));
    }

    @Test
    void it_works_once() {
        assertDisowned();
        assertEquals(EXPIRED, disown(link));
    }

    /** Mail scanners follow links. */
    @Test
    void following_it_disowns_nothing() {
        assertTrue(portal.useCases
                .recovery()
                .followLink()
                .follow(link, LinkPurpose.DISOWN_TWO_STEP)
                .holder()
                .isPresent());
        assertInstanceOf(
                TwoStepVerification.On.class,
                portal.useCases.twoStep().viewTwoStep().of(ada.account().id()));
    }

    @Test
    void the_browser_in_which_it_was_done_is_known_and_no_other() {
        var done = assertInstanceOf(ResetPassword.Done.class, disown(link));
        assertEquals(
                List.of(done.browser().digest()),
                portal.store.knownBrowsers().of(ada.account().id()));
    }

    private void assertDisowned() {
        assertInstanceOf(ResetPassword.Done.class, disown(link));
        assertInstanceOf(
                TwoStepVerification.Off.class,
                portal.useCases.twoStep().viewTwoStep().of(ada.account().id()));
        assertTrue(portal.store.backupCodes().find(ada.account().id()).isEmpty());
        assertInstanceOf(SignIn.NotAccepted.class, portal.signIn(ada.account(), PASSWORD));
        assertInstanceOf(SignIn.SignedInNow.class, portal.signIn(ada.account(), ANOTHER));
    }

    private ResetPassword.Result disown(BearerToken token) {
        return portal.useCases.recovery().resetPassword().reset(token, LinkPurpose.DISOWN_TWO_STEP, ANOTHER, ORIGIN);
    }

    private SignedIn disabledBy(SignedIn thief) {
        var off = assertInstanceOf(
                DisableTwoStepVerification.Disabled.class,
                portal.useCases.twoStep().disableTwoStepVerification().disable(thief, with(ada.app()), ORIGIN));
        portal.clock.advance(TimeStep.LENGTH);
        return portal.resumed(off.session());
    }

    private Proof with(AuthenticatorApp app) {
        return new Proof(PASSWORD, new Proof.WithCode(app.codeAt(portal.clock.instant())));
    }

    private long count(Event.Kind kind) {
        return portal.store.auditTrail().count(ada.account().id(), kind);
    }
}
