package org.vestibule.application.twostep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.application.proof.ConfirmIdentity;
import org.vestibule.application.proof.Proof;
import org.vestibule.application.proof.ProofRefusal;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.SecondStep;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.totp.OneTimeCode;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.domain.twostep.TwoStepVerification;
import org.vestibule.testkit.AuthenticatorApp;
import org.vestibule.testkit.InMemoryPortal;

/** While an authenticator's key cannot be read nothing of it is judged or counted, and backup codes lead out. */
class UnreadableKeyTest {

    private final InMemoryPortal portal = new InMemoryPortal();
    private final Capabilities does = portal.useCases;
    private final InMemoryPortal.Enrolled ada = portal.enrolled("ada@example.com");

    @BeforeEach
    void damage_the_key() {
        portal.store
                .transactions()
                .inTransaction(
                        () -> portal.store.authenticators().damage(ada.account().id()));
    }

    @Test
    void no_code_is_judged_or_counted() {
        AwaitingSecondStep pending = portal.pending(ada.account());
        for (int i = 0; i < 150; i++) {
            assertEquals(new SecondStep.Later(TryLater.UNREADABLE), verify(pending, code()));
            assertEquals(
                    new SecondStep.Later(TryLater.UNREADABLE),
                    verify(pending, ada.app().wrongCodeAt(portal.clock.instant())));
        }
        assertEquals(0, portal.store.auditTrail().count(ada.account().id(), Event.Kind.CODE_REFUSED));
        assertFalse(portal.store
                .attempts()
                .exhausted(BucketKey.of(Guess.CODE_IN_A_ROW, ada.account().id()), portal.clock.instant()));
        assertInstanceOf(
                SecondStep.Accepted.class,
                does.signIn().redeemBackupCode().redeem(pending, ada.codes().get(0), ORIGIN));
    }

    @Test
    void a_code_proves_nothing_and_a_backup_code_does() {
        SignedIn person = portal.resumed(ada.session());
        assertEquals(
                new ConfirmIdentity.Refused(new ProofRefusal.Later(TryLater.UNREADABLE)),
                does.session()
                        .confirmIdentity()
                        .confirm(person, new Proof(PASSWORD, new Proof.WithCode(code())), ORIGIN));
        assertInstanceOf(
                ConfirmIdentity.Confirmed.class,
                does.session()
                        .confirmIdentity()
                        .confirm(person, with(ada.codes().get(0)), ORIGIN));
    }

    @Test
    void another_device_mends_it() {
        assertTrue(unreadable());
        var begun = assertInstanceOf(
                ChangeDevice.Begun.class,
                does.twoStep()
                        .changeDevice()
                        .begin(portal.resumed(ada.session()), with(ada.codes().get(0)), ORIGIN));
        SignedIn person = portal.resumed(begun.session());
        var moving = assertInstanceOf(
                TwoStepVerification.Moving.class, does.twoStep().viewTwoStep().of(person));
        AuthenticatorApp other = new AuthenticatorApp(moving.key());
        assertInstanceOf(
                ConfirmDevice.Changed.class,
                does.twoStep().confirmDevice().confirm(person, other.codeAt(portal.clock.instant()), ORIGIN));
        assertFalse(unreadable());
        portal.clock.advance(TimeStep.LENGTH);
        assertInstanceOf(
                SecondStep.Accepted.class, verify(portal.pending(ada.account()), other.codeAt(portal.clock.instant())));
    }

    @Test
    void it_can_be_turned_off_and_reset() {
        assertInstanceOf(
                DisableTwoStepVerification.Disabled.class,
                does.twoStep()
                        .disableTwoStepVerification()
                        .disable(portal.resumed(ada.session()), with(ada.codes().get(0)), ORIGIN));
        InMemoryPortal.Enrolled bob = portal.enrolled("bob@example.com");
        portal.store
                .transactions()
                .inTransaction(
                        () -> portal.store.authenticators().damage(bob.account().id()));
        assertInstanceOf(ResetTwoStep.Done.class, does.twoStep().resetTwoStep().reset(bob.account(), "key unreadable"));
    }

    private boolean unreadable() {
        var state = does.twoStep().viewTwoStep().of(ada.account().id());
        return assertInstanceOf(TwoStepVerification.On.class, state)
                .protection()
                .authenticatorUnreadable();
    }

    private OneTimeCode code() {
        return ada.app().codeAt(portal.clock.instant());
    }

    private SecondStep verify(AwaitingSecondStep pending, OneTimeCode code) {
        return does.signIn().verifySecondStep().verify(pending, code, ORIGIN);
    }

    private static Proof with(BackupCode code) {
        return new Proof(PASSWORD, new Proof.WithBackupCode(code));
    }
}
