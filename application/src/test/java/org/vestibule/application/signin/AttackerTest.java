package org.vestibule.application.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.application.proof.Proof;
import org.vestibule.application.proof.ProofRefusal;
import org.vestibule.application.recovery.ChooseNewPassword;
import org.vestibule.application.recovery.ResetPassword;
import org.vestibule.application.session.BeginSession;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.twostep.ChangeDevice;
import org.vestibule.application.twostep.ConfirmDevice;
import org.vestibule.application.twostep.DisableTwoStepVerification;
import org.vestibule.application.twostep.RenewBackupCodes;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.session.SignInMethod;
import org.vestibule.domain.session.StandIn;
import org.vestibule.domain.signin.AwaitingNewPassword;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.totp.OneTimeCode;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.domain.twostep.TwoStepVerification;
import org.vestibule.testkit.AuthenticatorApp;
import org.vestibule.testkit.CheapMeans;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryPortal.Enrolled;

/**
 * What somebody can do who has the right password, and any number of browsers, addresses and nodes to guess the second
 * step with (S-028, S-029, S-044, S-060, L-01 to L-05, I4).
 *
 * <p>For each password 20 guesses from unknown browsers are evaluated, and 20 in each known one that was stolen, each of
 * which hits one of at most 3 acceptable steps out of 10^6 codes: a chance of 6 in 100,000. Somebody who learns every new password as well has 100 guesses in a row before the
 * authenticator is off: 3 in 10,000. Of backup codes, 10 out of 2^75 are right.
 */
class AttackerTest {

    private static final int A_MONTH = 30;
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final int EVALUATED_PER_PASSWORD = 20;
    private static final int EVALUATED_IN_A_ROW = 100;

    private final InMemoryPortal portal = new InMemoryPortal();
    private final Enrolled ada = portal.enrolled("ada@example.com");
    private final List<Capabilities> nodes = List.of(portal.useCases, restarted());
    private final List<Password> passwords = new ArrayList<>(List.of(PASSWORD));
    private BearerToken browser =
            accepted(verify(portal.pending(ada.account()), ada.app())).browser().orElseThrow();

    @BeforeEach
    void wait_for_the_next_code() {
        portal.clock.advance(TimeStep.LENGTH);
    }

    @Test
    void in_a_year_of_guessing_20_tries_are_evaluated_and_the_holder_is_never_kept_out() {
        besiege(Guesser.Kind.BOTH_IN_TURN, 365);
    }

    @ParameterizedTest
    @EnumSource
    void whichever_codes_are_guessed_20_tries_are_evaluated(Guesser.Kind kind) {
        besiege(kind, 20);
    }

    /**
     * Guesses as fast as the portal lets them, after a month for an hour a day, while the holder signs in every day.
     */
    private void besiege(Guesser.Kind kind, int days) {
        Guesser guesser = guesser(kind);
        Instant start = portal.clock.instant();
        for (int day = 0; day < days; day++) {
            siege(guesser, day < A_MONTH ? A_DAY : AN_HOUR);
            portal.clock.set(start.plus(A_DAY.multipliedBy(day + 1)));
            signInInKnownBrowser();
            portal.useCases.housekeeping().dropExpired().drop();
        }
        assertEquals(EVALUATED_PER_PASSWORD, evaluated());
        assertEquals(1, count(Event.Kind.PASSWORD_BURNED));
        assertEquals(1, mails(Notice.Kind.PASSWORD_BURNED).size());
        assertEquals(2, passwords.size());
        assertEquals(days + 1, count(Event.Kind.SIGNED_IN_WITH_CODE));
        assertTrue(
                count(Event.Kind.PASSWORD_REFUSED) > 90L * (Math.min(days, A_MONTH) - 1),
                "The guesser went on all the time");
        assertEquals(0, count(Event.Kind.AUTHENTICATOR_DISABLED));
        assertEquals(0, count(Event.Kind.BACKUP_CODES_DISABLED));
    }

    private void siege(Guesser guesser, Duration time) {
        Instant end = portal.clock.instant().plus(time);
        while (portal.clock.instant().isBefore(end)) {
            Duration left = Duration.between(portal.clock.instant(), end);
            Duration delay = guesser.go();
            portal.clock.advance(delay.compareTo(left) < 0 ? delay : left);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_burned_password_is_answered_like_a_wrong_one_from_unknown_browsers(Guesser.Kind kind) {
        burn(guesser(kind));
        assertInstanceOf(SignIn.NotAccepted.class, portal.signIn(ada.account(), PASSWORD));
        assertEquals(EVALUATED_PER_PASSWORD, evaluated());
    }

    @Test
    void a_burned_password_still_opens_the_second_step_on_a_known_browser() {
        burn(guesser(Guesser.Kind.CODES));
        signInInKnownBrowser();
        assertEquals(2, passwords.size());
    }

    @Test
    void the_mail_about_a_burned_password_brings_a_link_that_sets_another() {
        burn(guesser(Guesser.Kind.CODES));
        setPasswordBy(linkIn(Notice.Kind.PASSWORD_BURNED));
        signInInKnownBrowser();
    }

    @Test
    void on_a_new_browser_a_mailed_link_makes_way_for_the_holder() {
        Guesser guesser = guesser(Guesser.Kind.BOTH_IN_TURN);
        burn(guesser);
        portal.useCases.recovery().requestPasswordReset().request(ada.account().email(), List.of(), ORIGIN);
        setPasswordBy(linkIn(Notice.Kind.PASSWORD_RESET));
        for (int i = 0; i < 20; i++) {
            guesser.go();
        }
        signInInKnownBrowser();
    }

    /** Only a complete sign-in from an unknown browser shows that its holder made the wrong ones: not a known browser's. */
    @Test
    void the_holders_daily_sign_in_brings_the_guesser_no_new_tries() {
        Guesser guesser = guesser(Guesser.Kind.CODES);
        for (int day = 0; day < 30; day++) {
            for (int i = 0; i < 8; i++) {
                guesser.go();
            }
            signInInKnownBrowser();
            portal.clock.advance(A_DAY);
        }
        assertEquals(EVALUATED_PER_PASSWORD, evaluated());
    }

    @Test
    void a_complete_sign_in_from_an_unknown_browser_forgets_the_holders_own_slips() {
        for (int round = 0; round < 5; round++) {
            AwaitingSecondStep pending = portal.pending(ada.account());
            for (int i = 0; i < 4; i++) {
                verifyWrong(pending);
            }
            accepted(verify(pending, ada.app()));
            portal.clock.advance(TimeStep.LENGTH);
        }
        assertEquals(EVALUATED_PER_PASSWORD, evaluated());
        assertEquals(0, count(Event.Kind.PASSWORD_BURNED));
    }

    @Test
    void who_learns_every_new_password_has_100_codes_in_a_row_before_the_authenticator_is_off() {
        learnEveryPassword(Guesser.Kind.CODES);
        assertEquals(EVALUATED_IN_A_ROW, count(Event.Kind.CODE_REFUSED));
        assertEquals(1, count(Event.Kind.AUTHENTICATOR_DISABLED));
        assertEquals(1, mails(Notice.Kind.AUTHENTICATOR_DISABLED).size());
        assertOff(TryLater.Reason.AUTHENTICATOR_OFF, verify(pendingInKnownBrowser(), ada.app()));
        assertFalse(protection(moveToAnotherDevice()).authenticatorOff());
    }

    @Test
    void who_learns_every_new_password_has_100_backup_codes_in_a_row_before_they_are_off() {
        learnEveryPassword(Guesser.Kind.BACKUP_CODES);
        assertEquals(EVALUATED_IN_A_ROW, count(Event.Kind.BACKUP_CODE_REFUSED));
        assertEquals(1, count(Event.Kind.BACKUP_CODES_DISABLED));
        assertEquals(1, mails(Notice.Kind.BACKUP_CODES_DISABLED).size());
        assertOff(
                TryLater.Reason.BACKUP_CODES_OFF,
                redeem(pendingInKnownBrowser(), ada.codes().get(0)));
        SignedIn person = portal.resumed(
                accepted(verify(pendingInKnownBrowser(), ada.app())).session());
        portal.clock.advance(TimeStep.LENGTH);
        var renewed = assertInstanceOf(
                RenewBackupCodes.Renewed.class,
                portal.useCases.twoStep().renewBackupCodes().renew(person, withCode(ada.app()), ORIGIN));
        accepted(redeem(pendingInKnownBrowser(), renewed.backupCodes().get(0)));
    }

    /** S-081: whoever guesses in a session bears what was given to its holder, so all that was begun there ends. */
    @Test
    void who_stole_a_session_with_the_password_has_20_tries_and_then_neither() {
        SignedIn stolen = portal.resumed(signInInKnownBrowser());
        portal.clock.advance(TimeStep.LENGTH);
        assertEquals(new ProofRefusal.PasswordBurned(), guessUntilItEnds(stolen));
        assertEquals(EVALUATED_PER_PASSWORD, evaluated());
        assertEquals(1, count(Event.Kind.PASSWORD_BURNED));
        assertEquals(1, mails(Notice.Kind.PASSWORD_BURNED).size());
        assertInstanceOf(SignIn.NotAccepted.class, portal.signIn(ada.account(), PASSWORD, List.of(browser)));
        setPasswordBy(linkIn(Notice.Kind.PASSWORD_BURNED));
        signInInKnownBrowser();
    }

    @Test
    void the_100_are_counted_over_all_paths_together() {
        Guesser guesser = guesser(Guesser.Kind.CODES);
        for (int round = 0; round < 2; round++) {
            guessUntilItEnds(new SignedIn(aSession(), ada.account()));
            guesser.learn(setPasswordBy(linkIn(Notice.Kind.PASSWORD_BURNED)));
            for (int i = 0; i < 1_000 && evaluated() < 40L * (round + 1); i++) {
                portal.clock.advance(guesser.go());
            }
            guesser.learn(setPasswordBy(linkIn(Notice.Kind.PASSWORD_BURNED)));
        }
        assertEquals(0, count(Event.Kind.AUTHENTICATOR_DISABLED));
        guessUntilItEnds(new SignedIn(aSession(), ada.account()));
        assertEquals(EVALUATED_IN_A_ROW, evaluated());
        assertEquals(1, count(Event.Kind.AUTHENTICATOR_DISABLED));
    }

    @Test
    void the_chance_of_guessing_right_is_as_stated() {
        int codes = 1_000_000;
        int acceptable = 2 * CheapMeans.of(portal.clock).window().steps() + 1;
        int perPassword = Guess.SECOND_STEP.schedule().freeTries();
        int inARow = Guess.CODE_IN_A_ROW.schedule().freeTries();
        assertEquals(EVALUATED_PER_PASSWORD, perPassword);
        assertEquals(EVALUATED_IN_A_ROW, inARow);
        assertEquals(6e-5, (double) perPassword * acceptable / codes, 1e-12);
        assertEquals(3e-4, (double) inARow * acceptable / codes, 1e-12);
        int backupInARow = Guess.BACKUP_CODE_IN_A_ROW.schedule().freeTries();
        assertTrue(backupInARow * BackupCode.SET_SIZE / Math.pow(2, 75) < 1e-19);
    }

    /** The holder resets the password whenever it is burned, never signs in, and the guesser learns the new one. */
    private void learnEveryPassword(Guesser.Kind kind) {
        Guesser guesser = guesser(kind);
        for (int round = 0; round < 8; round++) {
            long before = evaluated();
            for (int day = 0; day < 3; day++) {
                siege(guesser, A_DAY);
                portal.useCases.housekeeping().dropExpired().drop();
            }
            assertTrue(evaluated() - before <= EVALUATED_PER_PASSWORD, "per password");
            portal.useCases
                    .recovery()
                    .requestPasswordReset()
                    .request(ada.account().email(), List.of(), ORIGIN);
            guesser.learn(setPasswordBy(linkIn(Notice.Kind.PASSWORD_RESET)));
        }
    }

    private SignedIn moveToAnotherDevice() {
        SignedIn person = portal.resumed(
                accepted(redeem(pendingInKnownBrowser(), ada.codes().get(0))).session());
        Proof proof = new Proof(current(), new Proof.WithStandIn(StandIn.CHANGE_DEVICE));
        var begun = assertInstanceOf(
                ChangeDevice.Begun.class,
                portal.useCases.twoStep().changeDevice().begin(person, proof, ORIGIN));
        SignedIn moving = portal.resumed(begun.session());
        var state = assertInstanceOf(
                TwoStepVerification.Moving.class,
                portal.useCases.twoStep().viewTwoStep().of(moving));
        AuthenticatorApp other = new AuthenticatorApp(state.key());
        assertInstanceOf(
                ConfirmDevice.Changed.class,
                portal.useCases
                        .twoStep()
                        .confirmDevice()
                        .confirm(moving, other.codeAt(portal.clock.instant()), ORIGIN));
        portal.clock.advance(TimeStep.LENGTH);
        return portal.resumed(accepted(verify(pendingInKnownBrowser(), other)).session());
    }

    private TwoStepVerification.Protection protection(SignedIn person) {
        return ((TwoStepVerification.On) portal.useCases.twoStep().viewTwoStep().of(person)).protection();
    }

    private void burn(Guesser guesser) {
        for (int i = 0; i < 1_000 && count(Event.Kind.PASSWORD_BURNED) == 0; i++) {
            portal.clock.advance(guesser.go());
        }
        assertEquals(1, count(Event.Kind.PASSWORD_BURNED));
    }

    /** Whoever is told that something is off until it is mended comes again after a day. */
    private static Duration least(Duration delay) {
        return delay.compareTo(A_DAY) < 0 ? delay : A_DAY;
    }

    private ProofRefusal guessUntilItEnds(SignedIn person) {
        ProofRefusal last = guessInSession(person);
        while (!(last instanceof ProofRefusal.PasswordBurned)) {
            portal.clock.advance(
                    last instanceof ProofRefusal.Later later ? least(later.why().delay()) : Duration.ZERO);
            last = guessInSession(person);
        }
        return last;
    }

    /** One as by a sign-in of which nobody knows, so that it begins no row anew. */
    private Session aSession() {
        BearerToken token = BearerToken.make(ada.account().id().value(), new SecureRandom());
        Session session = new Session(
                ada.account().id(),
                token.digest(),
                Optional.of(browser.digest()),
                new Authentication(SignInMethod.CODE, portal.clock.instant()),
                portal.clock.instant(),
                portal.clock.instant(),
                Optional.empty());
        portal.store.transactions().inTransaction(() -> portal.store.sessions().start(session, Optional.empty()));
        return session;
    }

    private ProofRefusal guessInSession(SignedIn person) {
        OneTimeCode wrong = ada.app().wrongCodeAt(portal.clock.instant());
        Proof proof = new Proof(current(), new Proof.WithCode(wrong));
        return ((DisableTwoStepVerification.Refused)
                        portal.useCases.twoStep().disableTwoStepVerification().disable(person, proof, ORIGIN))
                .why();
    }

    /** Signs the holder in, at the first try, and chooses another password if that is asked. */
    private BearerToken signInInKnownBrowser() {
        BearerToken pending = pendingTokenInKnownBrowser();
        AwaitingSecondStep signIn = awaiting(pending);
        SecondStep answer = verify(signIn, ada.app());
        if (!(answer instanceof SecondStep.NewPasswordDue)) {
            return accepted(answer).session();
        }
        var due = (AwaitingNewPassword)
                portal.useCases.signIn().resumeSignIn().resume(pending).orElseThrow();
        var done = assertInstanceOf(
                ChooseNewPassword.Done.class,
                portal.useCases.recovery().chooseNewPassword().choose(due, anotherPassword(), ORIGIN));
        browser = done.begun().browser().orElseThrow();
        return done.begun().session();
    }

    private AwaitingSecondStep pendingInKnownBrowser() {
        return awaiting(pendingTokenInKnownBrowser());
    }

    private BearerToken pendingTokenInKnownBrowser() {
        return assertInstanceOf(SignIn.SecondStepDue.class, portal.signIn(ada.account(), current(), List.of(browser)))
                .pending();
    }

    private AwaitingSecondStep awaiting(BearerToken pending) {
        return (AwaitingSecondStep)
                portal.useCases.signIn().resumeSignIn().resume(pending).orElseThrow();
    }

    private Password setPasswordBy(BearerToken link) {
        Password fresh = anotherPassword();
        var done = assertInstanceOf(
                ResetPassword.Done.class,
                portal.useCases.recovery().resetPassword().reset(link, LinkPurpose.SET_PASSWORD, fresh, ORIGIN));
        browser = done.browser();
        return fresh;
    }

    private Password current() {
        return passwords.get(passwords.size() - 1);
    }

    private Password anotherPassword() {
        passwords.add(InMemoryPortal.password("number " + passwords.size() + " of many secrets"));
        return current();
    }

    private BearerToken linkIn(Notice.Kind kind) {
        List<Notice> mails = mails(kind);
        String path = mails.get(mails.size() - 1).link().getPath();
        return BearerToken.parse(path.substring(path.lastIndexOf('/') + 1)).orElseThrow();
    }

    private List<Notice> mails(Notice.Kind kind) {
        return portal.store.outbox().due().stream()
                .filter(mail -> mail.kind() == kind)
                .toList();
    }

    private Guesser guesser(Guesser.Kind kind) {
        return new Guesser(nodes, portal.clock, ada.account(), ada.app(), kind, PASSWORD);
    }

    private Capabilities restarted() {
        return Capabilities.of(portal.store, CheapMeans.of(portal.clock));
    }

    private SecondStep verify(AwaitingSecondStep pending, AuthenticatorApp app) {
        return portal.useCases.signIn().verifySecondStep().verify(pending, app.codeAt(portal.clock.instant()), ORIGIN);
    }

    private SecondStep verifyWrong(AwaitingSecondStep pending) {
        OneTimeCode wrong = ada.app().wrongCodeAt(portal.clock.instant());
        return portal.useCases.signIn().verifySecondStep().verify(pending, wrong, ORIGIN);
    }

    private SecondStep redeem(AwaitingSecondStep pending, BackupCode code) {
        return portal.useCases.signIn().redeemBackupCode().redeem(pending, code, ORIGIN);
    }

    private Proof withCode(AuthenticatorApp app) {
        return new Proof(current(), new Proof.WithCode(app.codeAt(portal.clock.instant())));
    }

    private static BeginSession.Begun accepted(SecondStep answer) {
        return assertInstanceOf(SecondStep.Accepted.class, answer).begun();
    }

    private static void assertOff(TryLater.Reason reason, SecondStep answer) {
        assertEquals(
                Optional.of(reason),
                Optional.of(assertInstanceOf(SecondStep.Later.class, answer))
                        .map(later -> later.why().reason()));
    }

    private long evaluated() {
        return count(Event.Kind.CODE_REFUSED) + count(Event.Kind.BACKUP_CODE_REFUSED);
    }

    private long count(Event.Kind kind) {
        return portal.store.auditTrail().count(ada.account().id(), kind);
    }
}
