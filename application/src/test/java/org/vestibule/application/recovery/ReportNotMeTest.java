package org.vestibule.application.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.session.BeginSession;
import org.vestibule.application.session.ResumeSession;
import org.vestibule.application.signin.SecondStep;
import org.vestibule.application.signin.SignIn;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.twostep.TwoStepVerification;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryPortal.Enrolled;
import org.vestibule.testkit.MeddledStore;
import org.vestibule.testkit.SettableClock;

/** "This was not me" (PRODUCT E, S-046, S-049, L-25). */
class ReportNotMeTest {

    private final InMemoryPortal portal = new InMemoryPortal();
    private final Mailbox mailbox = new Mailbox(portal);
    private final Enrolled ada = portal.enrolled("ada@example.com");

    @Test
    void all_that_is_open_ends_and_the_password_opens_nothing_any_more() {
        BeginSession.Begun thief = signIn();
        AwaitingSecondStep pending = portal.pending(ada.account());
        BearerToken link = mailbox.link(Notice.Kind.NEW_BROWSER);
        assertReported(portal.useCases.recovery().reportNotMe().report(link, ORIGIN));

        for (BearerToken session : List.of(thief.session(), ada.session())) {
            assertInstanceOf(
                    ResumeSession.Ended.class,
                    portal.useCases.session().resumeSession().resume(session));
        }
        assertEquals(
                new SecondStep.Expired(),
                portal.useCases
                        .signIn()
                        .verifySecondStep()
                        .verify(pending, ada.app().codeAt(portal.clock.instant()), ORIGIN));
        assertInstanceOf(SignIn.NotAccepted.class, portal.signIn(ada.account(), PASSWORD));
        assertInstanceOf(
                SignIn.NotAccepted.class,
                portal.signIn(ada.account(), PASSWORD, List.of(thief.browser().orElseThrow())),
                "the browser is known no more");
        assertEquals(1, portal.store.auditTrail().count(ada.account().id(), Event.Kind.NOT_ME_REPORTED));
    }

    @Test
    void a_link_for_another_password_is_mailed_and_2_step_verification_stays_as_it_is() {
        signIn();
        assertReported(portal.useCases.recovery().reportNotMe().report(mailbox.link(Notice.Kind.NEW_BROWSER), ORIGIN));
        portal.clock.advance(Duration.ofHours(23));
        var fresh = InMemoryPortal.password("another one of many words");
        var done = assertInstanceOf(
                ResetPassword.Done.class,
                portal.useCases
                        .recovery()
                        .resetPassword()
                        .reset(mailbox.link(Notice.Kind.NOT_ME_REPORTED), LinkPurpose.SET_PASSWORD, fresh, ORIGIN));
        var due = assertInstanceOf(
                SignIn.SecondStepDue.class, portal.signIn(ada.account(), fresh, List.of(done.browser())));
        var signIn = (AwaitingSecondStep)
                portal.useCases.signIn().resumeSignIn().resume(due.pending()).orElseThrow();
        var accepted = assertInstanceOf(
                SecondStep.Accepted.class,
                portal.useCases
                        .signIn()
                        .verifySecondStep()
                        .verify(signIn, ada.app().codeAt(portal.clock.instant()), ORIGIN));
        assertInstanceOf(
                TwoStepVerification.On.class,
                portal.useCases
                        .twoStep()
                        .viewTwoStep()
                        .of(portal.resumed(accepted.begun().session())));
    }

    @Test
    void it_works_once_and_uses_the_other_such_links_up() {
        signIn();
        BearerToken first = mailbox.link(Notice.Kind.NEW_BROWSER);
        signIn();
        BearerToken second = mailbox.link(Notice.Kind.NEW_BROWSER);
        assertReported(portal.useCases.recovery().reportNotMe().report(first, ORIGIN));
        assertEquals(
                ReportNotMe.Result.LINK_EXPIRED,
                portal.useCases.recovery().reportNotMe().report(first, ORIGIN));
        assertEquals(
                ReportNotMe.Result.LINK_EXPIRED,
                portal.useCases.recovery().reportNotMe().report(second, ORIGIN));
        assertEquals(
                1,
                portal.store.outbox().due().stream()
                        .filter(mail -> mail.kind() == Notice.Kind.NOT_ME_REPORTED)
                        .count());
    }

    @Test
    void it_works_for_7_days_and_no_other_link_does_it() {
        signIn();
        BearerToken link = mailbox.link(Notice.Kind.NEW_BROWSER);
        assertEquals(
                ReportNotMe.Result.LINK_EXPIRED,
                portal.useCases.recovery().reportNotMe().report(mailbox.link(Notice.Kind.TWO_STEP_ENABLED), ORIGIN));
        portal.clock.advance(Duration.ofDays(7));
        assertEquals(
                ReportNotMe.Result.LINK_EXPIRED,
                portal.useCases.recovery().reportNotMe().report(link, ORIGIN));
    }

    /** That mail's link takes it back, which this one does not. */
    @Test
    void for_72_hours_it_is_known_that_the_mail_about_an_enabling_can_take_that_back() {
        portal.clock.advance(Duration.ofDays(3).minusMinutes(2));
        signIn();
        assertEquals(
                ReportNotMe.Result.REPORTED_AFTER_ENABLING,
                portal.useCases.recovery().reportNotMe().report(mailbox.link(Notice.Kind.NEW_BROWSER), ORIGIN));
        var bea = portal.account("bea@example.com");
        portal.signedIn(bea);
        assertEquals(
                ReportNotMe.Result.REPORTED,
                portal.useCases.recovery().reportNotMe().report(mailbox.link(Notice.Kind.NEW_BROWSER), ORIGIN),
                "it was never turned on");
    }

    @Test
    void after_72_hours_that_mail_is_not_spoken_of() {
        portal.clock.advance(Duration.ofDays(3));
        signIn();
        assertEquals(
                ReportNotMe.Result.REPORTED,
                portal.useCases.recovery().reportNotMe().report(mailbox.link(Notice.Kind.NEW_BROWSER), ORIGIN));
    }

    /** Whoever got in would change the password first. */
    @Test
    void it_works_although_the_password_was_changed_since() {
        signIn();
        BearerToken link = mailbox.link(Notice.Kind.NEW_BROWSER);
        portal.useCases.recovery().requestPasswordReset().request(ada.account().email(), List.of(), ORIGIN);
        var thiefs = InMemoryPortal.password("what the thief has chosen");
        portal.useCases
                .recovery()
                .resetPassword()
                .reset(mailbox.link(Notice.Kind.PASSWORD_RESET), LinkPurpose.SET_PASSWORD, thiefs, ORIGIN);
        assertReported(portal.useCases.recovery().reportNotMe().report(link, ORIGIN));
        assertInstanceOf(SignIn.NotAccepted.class, portal.signIn(ada.account(), thiefs));
    }

    /** Whoever got hold of one that was asked for before would choose the password. */
    @Test
    void of_the_links_that_set_a_password_only_the_new_one_works() {
        signIn();
        portal.useCases.recovery().requestPasswordReset().request(ada.account().email(), List.of(), ORIGIN);
        BearerToken earlier = mailbox.link(Notice.Kind.PASSWORD_RESET);
        assertReported(portal.useCases.recovery().reportNotMe().report(mailbox.link(Notice.Kind.NEW_BROWSER), ORIGIN));
        var thiefs = InMemoryPortal.password("what the thief has chosen");
        assertInstanceOf(
                ResetPassword.LinkExpired.class,
                portal.useCases.recovery().resetPassword().reset(earlier, LinkPurpose.SET_PASSWORD, thiefs, ORIGIN));
        assertInstanceOf(
                ResetPassword.Done.class,
                portal.useCases
                        .recovery()
                        .resetPassword()
                        .reset(mailbox.link(Notice.Kind.NOT_ME_REPORTED), LinkPurpose.SET_PASSWORD, thiefs, ORIGIN));
    }

    /** Whoever sends the right password again and again from a known browser meets that moment. */
    @Test
    void a_sign_in_whose_password_was_compared_just_before_opens_nothing() {
        MeddledStore store = new MeddledStore();
        InMemoryPortal meddled = new InMemoryPortal(new SettableClock(), store);
        Account bob = meddled.account("bob@example.com");
        var thief = assertInstanceOf(SignIn.SignedInNow.class, meddled.signIn(bob, PASSWORD));
        BearerToken link = new Mailbox(meddled).link(Notice.Kind.NEW_BROWSER);
        meddled.clock.advance(Duration.ofSeconds(1));
        store.beforeNextTransaction(() -> assertEquals(
                ReportNotMe.Result.REPORTED,
                meddled.useCases.recovery().reportNotMe().report(link, ORIGIN)));
        assertInstanceOf(
                SignIn.NotAccepted.class,
                meddled.signIn(bob, PASSWORD, thief.begun().browser().stream().toList()));
        assertEquals(1, store.auditTrail().count(bob.id(), Event.Kind.NOT_ME_REPORTED));
    }

    private BeginSession.Begun signIn() {
        AwaitingSecondStep pending = portal.pending(ada.account());
        var accepted = assertInstanceOf(
                SecondStep.Accepted.class,
                portal.useCases
                        .signIn()
                        .verifySecondStep()
                        .verify(pending, ada.app().codeAt(portal.clock.instant()), ORIGIN));
        portal.clock.advance(Duration.ofSeconds(30));
        return accepted.begun();
    }

    private static void assertReported(ReportNotMe.Result result) {
        assertEquals(ReportNotMe.Result.REPORTED_AFTER_ENABLING, result);
    }
}
