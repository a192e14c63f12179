package org.vestibule.application.twostep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;
import static org.vestibule.testkit.InMemoryPortal.WRONG_PASSWORD;

import java.util.List;
import java.util.Optional;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.application.proof.Proof;
import org.vestibule.application.session.BeginSession;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.SecondStep;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.session.StandIn;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.totp.OneTimeCode;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.domain.twostep.TwoStepVerification;
import org.vestibule.testkit.AuthenticatorApp;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryPortal.Enrolled;
import org.vestibule.testkit.InMemoryStore;
import org.vestibule.testkit.SettableClock;

/** Somebody with 2-step verification on, signed in with a code in two browsers, whose app shows the next code by now. */
final class Holder {

    final InMemoryPortal portal;
    final Capabilities does;
    final Enrolled ada;
    final BearerToken elsewhere;
    private BearerToken session;

    Holder(InMemoryPortal portal) {
        this.portal = portal;
        this.does = portal.useCases;
        this.ada = portal.enrolled("ada@example.com");
        portal.store
                .transactions()
                .inTransaction(
                        () -> portal.store.sessions().endAll(ada.account().id()));
        this.elsewhere = accepted(signIn(ada.app())).session();
        this.session = accepted(signIn(ada.app())).session();
    }

    Holder(InMemoryStore store) {
        this(new InMemoryPortal(new SettableClock(), store));
    }

    /** As this browser is signed in. */
    SignedIn person() {
        return portal.resumed(session);
    }

    /** Goes on with this token. */
    Holder as(BearerToken other) {
        session = other;
        return this;
    }

    BearerToken session() {
        return session;
    }

    boolean alive(BearerToken token) {
        return portal.store.sessions().find(token).isPresent();
    }

    TwoStepVerification state() {
        return does.twoStep().viewTwoStep().of(person());
    }

    TwoStepVerification.Protection protection() {
        return assertInstanceOf(
                        TwoStepVerification.On.class,
                        does.twoStep().viewTwoStep().of(ada.account().id()))
                .protection();
    }

    int codesLeft() {
        return protection().codesLeft();
    }

    OneTimeCode code() {
        return ada.app().codeAt(portal.clock.instant());
    }

    OneTimeCode wrong() {
        return ada.app().wrongCodeAt(portal.clock.instant());
    }

    BackupCode backupCode() {
        return ada.codes().get(0);
    }

    void waitForNextCode() {
        portal.clock.advance(TimeStep.LENGTH);
    }

    static Proof with(OneTimeCode code) {
        return new Proof(PASSWORD, new Proof.WithCode(code));
    }

    static Proof with(BackupCode code) {
        return new Proof(PASSWORD, new Proof.WithBackupCode(code));
    }

    static Proof with(StandIn act) {
        return new Proof(PASSWORD, new Proof.WithStandIn(act));
    }

    /** The same without knowing the password. */
    static Proof guessed(Proof proof) {
        return new Proof(WRONG_PASSWORD, proof.second());
    }

    /** Takes both steps in a browser that is not known, and waits for the next code. */
    SecondStep signIn(AuthenticatorApp app) {
        SecondStep answer = signInWith(app.codeAt(portal.clock.instant()));
        waitForNextCode();
        return answer;
    }

    SecondStep signInWith(OneTimeCode code) {
        return does.signIn().verifySecondStep().verify(portal.pending(ada.account()), code, ORIGIN);
    }

    SecondStep signInWith(BackupCode code) {
        return does.signIn().redeemBackupCode().redeem(portal.pending(ada.account()), code, ORIGIN);
    }

    static BeginSession.Begun accepted(SecondStep answer) {
        return assertInstanceOf(SecondStep.Accepted.class, answer).begun();
    }

    /** Begins the move to another device, with full proof; this is the app there. */
    AuthenticatorApp beginMove() {
        var begun = assertInstanceOf(
                ChangeDevice.Begun.class, does.twoStep().changeDevice().begin(person(), with(code()), ORIGIN));
        session = begun.session();
        waitForNextCode();
        return shownApp();
    }

    /** The app that was given the key that this session is shown. */
    AuthenticatorApp shownApp() {
        return new AuthenticatorApp(
                assertInstanceOf(TwoStepVerification.Moving.class, state()).key());
    }

    long count(Event.Kind kind) {
        return portal.store.auditTrail().count(ada.account().id(), kind);
    }

    List<Notice> mails(Notice.Kind kind) {
        return portal.store.outbox().due().stream()
                .filter(mail -> mail.kind() == kind)
                .toList();
    }

    /** Nothing of what protects the account is other than it was. */
    void assertUntouched(TwoStepVerification.Protection before) {
        assertEquals(before.since(), protection().since());
        assertEquals(before.codesLeft(), protection().codesLeft());
        assertEquals(before.codesSaved(), protection().codesSaved());
        accepted(signIn(ada.app()));
    }

    Optional<SignedIn> at(BearerToken token) {
        return portal.store.sessions().find(token);
    }
}
