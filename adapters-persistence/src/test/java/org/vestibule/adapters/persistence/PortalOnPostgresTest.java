package org.vestibule.adapters.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.application.notice.DeliverNotices;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.application.portal.HousekeepingUseCases;
import org.vestibule.application.session.ResumeSession;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.SecondStep;
import org.vestibule.application.signin.SignIn;
import org.vestibule.application.signup.FinishSignUp;
import org.vestibule.application.twostep.EnableTwoStepVerification;
import org.vestibule.application.twostep.OfferKey;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.totp.OneTimeCode;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.domain.twostep.TwoStepVerification;
import org.vestibule.testkit.AuthenticatorApp;
import org.vestibule.testkit.CheapMeans;
import org.vestibule.testkit.InMemoryMailer;
import org.vestibule.testkit.Race;
import org.vestibule.testkit.SettableClock;

/** The use cases with the database in the place of the in-memory adapters, and the races that only it can run. */
class PortalOnPostgresTest {

    private static final PersonName NAME = new PersonName("Ada Lovelace");

    private final SettableClock clock = new SettableClock();
    private final InMemoryMailer mailer = new InMemoryMailer();
    private final Capabilities portal = Capabilities.of(TestDatabase.SHARED.store(), CheapMeans.of(clock));
    private final DeliverNotices deliverNotices =
            HousekeepingUseCases.deliverNotices(TestDatabase.SHARED.store(), CheapMeans.of(clock), mailer);
    private final EmailAddress email =
            EmailAddress.parse(UUID.randomUUID() + "@example.com").orElseThrow();

    /** A network of its own, for the database is shared and its clocks are not. */
    private final Origin origin = new Origin(UUID.randomUUID().toString(), "Browser");

    @Test
    void a_person_signs_up_turns_it_on_and_signs_in() {
        SignedIn person = resumed(signedUp());
        AuthenticatorApp app = app(person);
        EnableTwoStepVerification.Enabled enabled = enabled(person, app);
        assertEquals(person.account(), resumed(enabled.session()).account());

        OneTimeCode spent = app.codeAt(clock.instant());
        assertEquals(new SecondStep.AlreadyUsed(), verify(pending(), spent));
        clock.advance(TimeStep.LENGTH);
        AwaitingSecondStep pending = pending();
        assertEquals(new SecondStep.Wrong(), verify(pending, app.wrongCodeAt(clock.instant())));
        BearerToken session = accepted(verify(pending, app.codeAt(clock.instant())));

        BackupCode code = enabled.backupCodes().get(0);
        accepted(redeem(pending(), code));
        assertEquals(new SecondStep.AlreadyUsed(), redeem(pending(), code));
        var state = portal.twoStep().viewTwoStep().of(person.account().id());
        assertEquals(
                9,
                assertInstanceOf(TwoStepVerification.On.class, state)
                        .protection()
                        .codesLeft());

        portal.session().signOut().signOut(resumed(session), Optional.empty(), origin);
        assertEquals(new ResumeSession.Ended(), portal.session().resumeSession().resume(session));
    }

    /** S-025: 50 sign-ins, one code. */
    @Test
    void of_many_sign_ins_with_one_code_one_is_accepted() {
        SignedIn person = resumed(signedUp());
        AuthenticatorApp app = app(person);
        enabled(person, app);
        try (Race race = new Race(50)) {
            for (int round = 0; round < 5; round++) {
                clock.advance(TimeStep.LENGTH);
                OneTimeCode code = app.codeAt(clock.instant());
                List<SecondStep> answers = race.run(Stream.generate(this::pending)
                        .limit(50)
                        .<Supplier<SecondStep>>map(pending -> () -> verify(pending, code))
                        .toList());
                assertEquals(1, count(answers, SecondStep.Accepted.class));
            }
        }
    }

    /** S-040: 50 sign-ins, one backup code. */
    @Test
    void of_many_sign_ins_with_one_backup_code_one_is_accepted() {
        SignedIn person = resumed(signedUp());
        List<BackupCode> codes = enabled(person, app(person)).backupCodes();
        try (Race race = new Race(50)) {
            for (BackupCode code : codes) {
                List<SecondStep> answers = race.run(Stream.generate(this::pending)
                        .limit(50)
                        .<Supplier<SecondStep>>map(pending -> () -> redeem(pending, code))
                        .toList());
                assertEquals(1, count(answers, SecondStep.Accepted.class));
            }
        }
    }

    /** I6. */
    @Test
    void of_two_sessions_that_turn_it_on_at_once_one_wins() {
        try (Race race = new Race(2)) {
            for (int round = 0; round < 20; round++) {
                PortalOnPostgresTest other = new PortalOnPostgresTest();
                SignedIn first = other.resumed(other.signedUp());
                SignedIn second = other.resumed(
                        ((SignIn.SignedInNow) other.signIn()).begun().session());
                AuthenticatorApp firstApp = other.app(first);
                AuthenticatorApp secondApp = other.app(second);
                List<EnableTwoStepVerification.Result> results =
                        race.run(List.<Supplier<EnableTwoStepVerification.Result>>of(
                                () -> other.enable(first, firstApp), () -> other.enable(second, secondApp)));
                assertEquals(1, count(results, EnableTwoStepVerification.Enabled.class));
                assertEquals(
                        10,
                        TestDatabase.SHARED
                                .store()
                                .backupCodes()
                                .find(first.account().id())
                                .orElseThrow()
                                .left());
            }
        }
    }

    @Test
    void of_many_that_use_one_link_at_once_one_wins() {
        BearerToken link = link();
        try (Race race = new Race(20)) {
            List<FinishSignUp.Result> results = race.run(() -> finish(link));
            assertEquals(1, count(results, FinishSignUp.Finished.class));
        }
    }

    private BearerToken link() {
        portal.signUp().requestSignUp().request(email, List.of(), origin);
        while (deliverNotices.deliver(Notice.Urgency.BULK)) {
            // until all are sent
        }
        String text = mailer.sentTo(email).get(0).link().toString();
        return BearerToken.parse(text.substring(text.lastIndexOf('/') + 1)).orElseThrow();
    }

    private FinishSignUp.Result finish(BearerToken link) {
        return portal.signUp().finishSignUp().finish(link, NAME, PASSWORD, origin);
    }

    private BearerToken signedUp() {
        return assertInstanceOf(FinishSignUp.Finished.class, finish(link()))
                .begun()
                .session();
    }

    private SignedIn resumed(BearerToken session) {
        return assertInstanceOf(
                        ResumeSession.Live.class,
                        portal.session().resumeSession().resume(session))
                .signedIn();
    }

    private AuthenticatorApp app(SignedIn person) {
        return new AuthenticatorApp(
                ((OfferKey.Offer) portal.twoStep().offerKey().offer(person)).key());
    }

    private EnableTwoStepVerification.Result enable(SignedIn person, AuthenticatorApp app) {
        return portal.twoStep()
                .enableTwoStepVerification()
                .enable(person, PASSWORD, app.codeAt(clock.instant()), origin);
    }

    private EnableTwoStepVerification.Enabled enabled(SignedIn person, AuthenticatorApp app) {
        return assertInstanceOf(EnableTwoStepVerification.Enabled.class, enable(person, app));
    }

    private SignIn.Result signIn() {
        return portal.signIn().signIn().signIn(email, PASSWORD, List.of(), Optional.empty(), origin);
    }

    private AwaitingSecondStep pending() {
        BearerToken pending = ((SignIn.SecondStepDue) signIn()).pending();
        return (AwaitingSecondStep)
                portal.signIn().resumeSignIn().resume(pending).orElseThrow();
    }

    private SecondStep verify(AwaitingSecondStep pending, OneTimeCode code) {
        return portal.signIn().verifySecondStep().verify(pending, code, origin);
    }

    private SecondStep redeem(AwaitingSecondStep pending, BackupCode code) {
        return portal.signIn().redeemBackupCode().redeem(pending, code, origin);
    }

    private static BearerToken accepted(SecondStep answer) {
        return assertInstanceOf(SecondStep.Accepted.class, answer).begun().session();
    }

    private static long count(List<?> answers, Class<?> kind) {
        return answers.stream().filter(kind::isInstance).count();
    }
}
