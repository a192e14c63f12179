package org.vestibule.application.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vestibule.application.app.Tokens;
import org.vestibule.application.device.DeviceScene.Waiting;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.proof.Proof;
import org.vestibule.application.recovery.ReportNotMe;
import org.vestibule.application.recovery.ResetPassword;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.twostep.DisableTwoStepVerification;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryPortal.Enrolled;

/** What ends what a device was let do: before it has asked, and after (RFC 8628 §5.4; S-125). */
class DeviceEndedTest {

    private final DeviceScene scene = new DeviceScene();
    private final SignedIn bob = scene.somebody("bob@example.com");
    private final AccountId account = bob.account().id();
    private final Waiting device = scene.waiting();

    private void resetPassword() {
        var recovery = scene.portal.useCases.recovery();
        recovery.requestPasswordReset().request(bob.account().email(), List.of(), ORIGIN);
        assertInstanceOf(
                ResetPassword.Done.class,
                recovery.resetPassword()
                        .reset(
                                scene.link(Notice.Kind.PASSWORD_RESET),
                                LinkPurpose.SET_PASSWORD,
                                InMemoryPortal.password("violet kettle drum sunday"),
                                ORIGIN));
    }

    private boolean disown(BearerToken link) {
        return scene.does.disownGrant().disown(link, ORIGIN);
    }

    /** RFC 8628 §5.4: whoever was talked into it learns of it, and has a way out. */
    @Test
    void the_link_of_its_mail_ends_what_it_was_not_told_yet() {
        scene.allow(bob, device);
        assertTrue(disown(scene.link(Notice.Kind.APP_CONNECTED)));
        assertEquals(new PollDevice.Denied(), scene.poll(device));
        assertEquals(1, scene.count(account, Event.Kind.APP_DISOWNED));
    }

    @Test
    void the_link_of_its_mail_ends_what_it_has_and_nothing_else() {
        Waiting mine = scene.waiting();
        Waiting alsoMine = scene.waiting(scene.client("Other"));
        Waiting waits = scene.waiting();
        Tokens kept = scene.granted(bob, mine);
        Tokens alsoKept = scene.granted(bob, alsoMine);
        Tokens foreign = scene.granted(bob, device);
        BearerToken link = scene.link(Notice.Kind.APP_CONNECTED);
        scene.allow(bob, waits);

        assertTrue(disown(link));
        assertFalse(scene.opens(foreign) || scene.refreshes(device, foreign));
        assertEquals(new PollDevice.NotGood(), scene.poll(device), "nor is the answer given once more");
        assertTrue(scene.opens(kept) && scene.refreshes(mine, kept), "of the same app");
        assertTrue(scene.opens(alsoKept) && scene.refreshes(alsoMine, alsoKept));
        assertTrue(scene.opens(scene.tokens(waits)));
    }

    @Test
    void the_link_is_good_once_for_a_week_and_for_nothing_else() {
        scene.allow(bob, device);
        BearerToken link = scene.link(Notice.Kind.APP_CONNECTED);
        Waiting other = scene.waiting();
        scene.allow(bob, other);
        BearerToken late = scene.link(Notice.Kind.APP_CONNECTED);
        assertEquals(
                ReportNotMe.Result.LINK_EXPIRED,
                scene.portal.useCases.recovery().reportNotMe().report(link, ORIGIN),
                "it takes nobody's password");

        scene.wait(MailedLinks.NOT_ME.minusSeconds(1));
        assertTrue(disown(link));
        assertFalse(disown(link));
        scene.wait(Duration.ofSeconds(1));
        assertFalse(disown(late));
        assertEquals(1, scene.count(account, Event.Kind.APP_DISOWNED));
    }

    @Test
    void what_was_over_before_is_not_written_down_again() {
        scene.granted(bob, device);
        assertTrue(scene.apps.disconnectApp().disconnect(bob, scene.player.id(), ORIGIN));
        assertTrue(disown(scene.link(Notice.Kind.APP_CONNECTED)));
        assertEquals(0, scene.count(account, Event.Kind.APP_DISOWNED));
    }

    @Test
    void a_change_of_the_password_ends_it() {
        Waiting told = scene.waiting();
        Tokens tokens = scene.granted(bob, told);
        scene.allow(bob, device);
        resetPassword();
        assertEquals(new PollDevice.Denied(), scene.poll(device));
        assertEquals(new PollDevice.NotGood(), scene.poll(told));
        assertFalse(scene.opens(tokens));
    }

    /** It belongs to nobody until then. */
    @Test
    void a_change_of_the_password_leaves_what_nobody_has_answered() {
        scene.found(bob, device);
        resetPassword();
        assertEquals(new PollDevice.Pending(), scene.poll(device));
    }

    @Test
    void turning_2_step_verification_on_ends_it() {
        scene.allow(bob, device);
        scene.enrolled(bob);
        assertEquals(new PollDevice.Denied(), scene.poll(device));
    }

    @Test
    void turning_2_step_verification_off_ends_it() {
        Enrolled ada = scene.portal.enrolled("ada@example.com");
        var begun = scene.signedIn(ada, DeviceScene.NOTHING.text());
        SignedIn person = scene.portal.resumed(begun.session());
        var request = begun.asked().orElseThrow();
        scene.find(person, request, device.code().text());
        assertEquals(new AnswerDevice.Allowed(scene.player), scene.answer(person, request, true));
        scene.wait(TimeStep.LENGTH);
        Proof proof = new Proof(PASSWORD, new Proof.WithCode(ada.app().codeAt(scene.portal.clock.instant())));
        assertInstanceOf(
                DisableTwoStepVerification.Disabled.class,
                scene.portal.useCases.twoStep().disableTwoStepVerification().disable(person, proof, ORIGIN));
        assertEquals(new PollDevice.Denied(), scene.poll(device));
    }

    @Test
    void who_disconnects_its_app_ends_it_and_no_other() {
        Client other = scene.client("Other");
        Waiting another = scene.waiting(other);
        Waiting hers = scene.waiting();
        SignedIn eve = scene.somebody("eve@example.com");
        scene.allow(bob, device);
        scene.allow(bob, another);
        scene.allow(eve, hers);
        assertTrue(scene.apps.disconnectApp().disconnect(bob, scene.player.id(), ORIGIN));
        assertEquals(new PollDevice.Denied(), scene.poll(device));
        assertTrue(scene.opens(scene.tokens(another)) && scene.opens(scene.tokens(hers)));
    }

    /** What is on its way to be answered is carried by a page that goes on. */
    @Test
    void who_disconnects_an_app_answers_nothing_that_was_asked_before() {
        var request = scene.found(bob, device);
        scene.granted(bob, scene.waiting());
        scene.apps.disconnectApp().disconnect(bob, scene.player.id(), ORIGIN);
        assertEquals(new AnswerDevice.Over(), scene.answer(bob, request, true));
        assertEquals(new PollDevice.Pending(), scene.poll(device));
    }
}
