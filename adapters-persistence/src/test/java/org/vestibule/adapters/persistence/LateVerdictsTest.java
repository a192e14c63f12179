package org.vestibule.adapters.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;
import static org.vestibule.testkit.InMemoryPortal.password;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.application.invitation.AcceptInvitation;
import org.vestibule.application.invitation.InvitePeople;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.application.portal.Store;
import org.vestibule.application.proof.ConfirmIdentity;
import org.vestibule.application.proof.Proof;
import org.vestibule.application.proof.ProofRefusal;
import org.vestibule.application.recovery.ChooseNewPassword;
import org.vestibule.application.recovery.ResetPassword;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.SecondStep;
import org.vestibule.application.signin.SignIn;
import org.vestibule.application.signup.FinishSignUp;
import org.vestibule.application.signup.RequestSignUp;
import org.vestibule.application.twostep.ChangeDevice;
import org.vestibule.application.twostep.DisableTwoStepVerification;
import org.vestibule.application.twostep.EnableTwoStepVerification;
import org.vestibule.application.twostep.KeyRefusal;
import org.vestibule.application.twostep.OfferKey;
import org.vestibule.application.twostep.RenewBackupCodes;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.signin.AwaitingNewPassword;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TimeOrderedId;
import org.vestibule.domain.totp.OneTimeCode;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.testkit.AuthenticatorApp;

/** What waits for a lock is judged by the time at which it has it: a moment that has passed counts for nothing (L-46). */
class LateVerdictsTest {

    private static final Duration BEYOND_THE_WINDOW = TimeStep.LENGTH.multipliedBy(3);
    private static final Password ANOTHER = password("four calm otters swim");
    private static final PersonName NAME = new PersonName("Ada Lovelace");
    private static final String LOCK_SIGN_UP = "SELECT 1 FROM sign_up WHERE sign_up_id = :id FOR UPDATE";

    private final Racers racers = new Racers();
    private final Capabilities portal = racers.portal;
    private final Store store = TestDatabase.SHARED.store();

    @Test
    void a_code_that_makes_new_backup_codes() {
        var ada = racers.enrolled();
        var result = afterTheWindow(
                ada.account(),
                () -> portal.twoStep()
                        .renewBackupCodes()
                        .renew(racers.resumed(ada.session()), proof(ada), racers.origin));
        assertEquals(new RenewBackupCodes.Refused(new ProofRefusal.CodeWrong()), result);
    }

    @Test
    void a_code_that_changes_the_device() {
        var ada = racers.enrolled();
        var result = afterTheWindow(
                ada.account(),
                () -> portal.twoStep().changeDevice().begin(racers.resumed(ada.session()), proof(ada), racers.origin));
        assertEquals(new ChangeDevice.Refused(new ProofRefusal.CodeWrong()), result);
    }

    @Test
    void a_code_that_turns_2_step_verification_off() {
        var ada = racers.enrolled();
        var result = afterTheWindow(ada.account(), () -> racers.disable(ada));
        assertEquals(new DisableTwoStepVerification.Refused(new ProofRefusal.CodeWrong()), result);
    }

    @Test
    void a_code_that_confirms_who_one_is() {
        var ada = racers.enrolled();
        var result = afterTheWindow(
                ada.account(),
                () -> portal.session()
                        .confirmIdentity()
                        .confirm(racers.resumed(ada.session()), proof(ada), racers.origin));
        assertEquals(new ConfirmIdentity.Refused(new ProofRefusal.CodeWrong()), result);
    }

    /** A proof lasts from when it is settled. */
    @Test
    void the_10_minutes_of_a_fresh_proof() {
        Account ada = racers.account();
        SignedIn person = signedIn(ada);
        Proof proof = new Proof(PASSWORD, new Proof.PasswordOnly());
        var result = racers.late(
                () -> store.credentials().lock(ada.id()),
                Duration.ofMinutes(1),
                () -> portal.session().confirmIdentity().confirm(person, proof, racers.origin));
        var confirmed = assertInstanceOf(ConfirmIdentity.Confirmed.class, result);
        assertEquals(
                Optional.of(racers.clock.instant()),
                confirmed.person().session().provenAt());
    }

    @Test
    void a_code_that_turns_2_step_verification_on() {
        Account ada = racers.account();
        SignedIn person = signedIn(ada);
        OneTimeCode code = code(app(person));
        var result = afterTheWindow(
                ada, () -> portal.twoStep().enableTwoStepVerification().enable(person, PASSWORD, code, racers.origin));
        assertEquals(new EnableTwoStepVerification.Refused(new KeyRefusal.CodeWrong()), result);
    }

    /** The session is as much a part of it as the account. */
    @Test
    void a_code_that_turns_2_step_verification_on_in_a_session_that_is_in_use() {
        SignedIn person = signedIn(racers.account());
        OneTimeCode code = code(app(person));
        var result = racers.late(
                () -> store.sessions().lock(person.session()),
                BEYOND_THE_WINDOW,
                () -> portal.twoStep().enableTwoStepVerification().enable(person, PASSWORD, code, racers.origin));
        assertEquals(new EnableTwoStepVerification.Refused(new KeyRefusal.CodeWrong()), result);
    }

    @Test
    void a_code_that_signs_in() {
        var ada = racers.enrolled();
        AwaitingSecondStep pending = pending(ada.account());
        OneTimeCode code = code(ada.app());
        var result = afterTheWindow(
                ada.account(), () -> portal.signIn().verifySecondStep().verify(pending, code, racers.origin));
        assertEquals(new SecondStep.Wrong(), result);
    }

    /** Of two sign-ins, too, of which one spends a step: the other waits for what it may spend no more. */
    @Test
    void a_code_that_signs_in_while_another_does() {
        var ada = racers.enrolled();
        AwaitingSecondStep one = pending(ada.account());
        AwaitingSecondStep other = pending(ada.account());
        TimeStep step = TimeStep.at(racers.clock.instant());
        racers.clock.advance(TimeStep.LENGTH);
        OneTimeCode code = code(ada.app());
        var result = racers.late(
                () -> {
                    lock(one);
                    var bound = store.authenticators().find(ada.account().id()).orElseThrow();
                    store.authenticators().advance(ada.account().id(), bound.boundAt(), step, racers.clock.instant());
                },
                BEYOND_THE_WINDOW,
                () -> portal.signIn().verifySecondStep().verify(other, code, racers.origin));
        assertEquals(new SecondStep.Wrong(), result);
    }

    @Test
    void a_sign_in_that_awaits_its_second_step() {
        var ada = racers.enrolled();
        AwaitingSecondStep pending = pending(ada.account());
        var result = racers.late(
                () -> lock(pending),
                AwaitingSecondStep.LIFETIME,
                () -> portal.signIn().verifySecondStep().verify(pending, code(ada.app()), racers.origin));
        assertEquals(new SecondStep.Expired(), result);
    }

    @Test
    void a_sign_in_that_is_finished_by_a_backup_code() {
        var ada = racers.enrolled();
        AwaitingSecondStep pending = pending(ada.account());
        var result = racers.late(
                () -> lock(pending),
                AwaitingSecondStep.LIFETIME,
                () -> portal.signIn()
                        .redeemBackupCode()
                        .redeem(pending, ada.codes().get(0), racers.origin));
        assertEquals(new SecondStep.Expired(), result);
        assertEquals(
                ada.codes().size(),
                store.backupCodes().find(ada.account().id()).orElseThrow().left());
    }

    @Test
    void a_sign_in_that_awaits_another_password() {
        Account ada = racers.account();
        store.transactions().inTransaction(() -> store.credentials().burn(ada.id(), racers.clock.instant()));
        BearerToken known = BearerToken.make(ada.id().value(), racers.surroundings.random());
        store.transactions().inTransaction(() -> {
            store.knownBrowsers().remember(ada.id(), known.digest(), racers.clock.instant());
            return true;
        });
        var due = (SignIn.NewPasswordDue)
                portal.signIn().signIn().signIn(ada.email(), PASSWORD, List.of(known), Optional.empty(), racers.origin);
        var pending = (AwaitingNewPassword)
                portal.signIn().resumeSignIn().resume(due.pending()).orElseThrow();
        var result = racers.late(
                () -> store.credentials().lock(ada.id()),
                AwaitingNewPassword.LIFETIME,
                () -> portal.recovery().chooseNewPassword().choose(pending, ANOTHER, racers.origin));
        assertEquals(new ChooseNewPassword.Expired(), result);
    }

    @Test
    void a_link_that_sets_a_password() {
        Account ada = racers.account();
        BearerToken link = BearerToken.make(ada.id().value(), racers.surroundings.random());
        var end = racers.clock.instant().plus(MailedLinks.ASKED_FOR);
        store.transactions()
                .inTransaction(() -> store.mailedLinks().open(ada.id(), LinkPurpose.SET_PASSWORD, link.digest(), end));
        var result = racers.late(
                () -> store.credentials().lock(ada.id()),
                MailedLinks.ASKED_FOR,
                () -> portal.recovery().resetPassword().reset(link, LinkPurpose.SET_PASSWORD, ANOTHER, racers.origin));
        assertEquals(new ResetPassword.LinkExpired(), result);
    }

    /** Here somebody else used the link a moment before, and came to nothing. */
    @Test
    void a_link_that_finishes_a_sign_up() {
        UUID id = TimeOrderedId.make(racers.clock.instant(), racers.surroundings.random());
        BearerToken link = BearerToken.make(id, racers.surroundings.random());
        var end = racers.clock.instant().plus(RequestSignUp.LINK_LIFETIME);
        store.transactions().inTransaction(() -> store.signUps().open(id, link.digest(), address(), end));
        var result = racers.late(
                () -> lockSignUp(id),
                RequestSignUp.LINK_LIFETIME,
                () -> portal.signUp().finishSignUp().finish(link, NAME, PASSWORD, racers.origin));
        assertEquals(new FinishSignUp.LinkExpired(), result);
    }

    @Test
    void an_invitation() {
        Account owner = racers.account();
        Account invited = racers.account();
        Team team = racers.team(owner);
        BearerToken link = racers.invitation(team, owner, invited);
        var result = racers.late(
                () -> store.teams().lock(team.id()),
                Invitation.LIFETIME,
                () -> portal.invitation().acceptInvitation().accept(racers.signedIn(invited), link, racers.origin));
        assertEquals(new AcceptInvitation.NotLive(), result);
    }

    /** What a link may be is what it is when the team is locked: one that was sent again has ended by then. */
    @Test
    void an_invitation_that_is_sent_again_while_its_old_link_waits() {
        Account owner = racers.account();
        Account invited = racers.account();
        Team team = racers.team(owner);
        BearerToken link = racers.invitation(team, owner, invited);
        Invitation old = store.invitations().find(link).orElseThrow();
        BearerToken fresh = BearerToken.make(team.id().value(), racers.surroundings.random());
        var result = racers.waiting(
                () -> store.teams().lock(team.id()),
                () -> store.invitations().add(old, fresh.digest()),
                () -> portal.invitation().acceptInvitation().accept(racers.signedIn(invited), link, racers.origin));
        assertEquals(new AcceptInvitation.NotLive(), result);
    }

    /** They count on the day on which they are sent, and live from then on. */
    @Test
    void the_day_on_which_people_are_invited() {
        Account owner = racers.account();
        Team team = racers.team(owner);
        var by = racers.by(owner);
        EmailAddress address = address();
        var result = racers.late(
                () -> store.teams().lock(team.id()),
                Duration.ofDays(1),
                () -> portal.invitation().invitePeople().invite(by, team.id(), List.of(address), Role.USER, false));
        assertEquals(1, assertInstanceOf(InvitePeople.Invited.class, result).sent());
        var now = racers.clock.instant();
        assertEquals(now.plus(Invitation.LIFETIME), racers.waiting(team).get(0).expiresAt());
        assertEquals(
                false,
                store.transactions()
                        .inTransaction(
                                () -> store.invitations().reserve(team.id(), team.day(now), Invitation.MOST_A_DAY)));
    }

    private <T> T afterTheWindow(Account account, Supplier<T> act) {
        return racers.late(() -> store.credentials().lock(account.id()), BEYOND_THE_WINDOW, act);
    }

    private void lock(AwaitingSecondStep pending) {
        store.signIns().lock(pending, racers.clock);
    }

    private void lockSignUp(UUID id) {
        Database database = TestDatabase.SHARED.database();
        database.change(handle -> handle.createQuery(LOCK_SIGN_UP)
                .bind("id", id)
                .mapTo(Integer.class)
                .one());
    }

    private Proof proof(Racers.Enrolled person) {
        return new Proof(PASSWORD, new Proof.WithCode(code(person.app())));
    }

    private OneTimeCode code(AuthenticatorApp app) {
        return app.codeAt(racers.clock.instant());
    }

    private AuthenticatorApp app(SignedIn person) {
        return new AuthenticatorApp(
                ((OfferKey.Offer) portal.twoStep().offerKey().offer(person)).key());
    }

    private SignedIn signedIn(Account account) {
        var now = (SignIn.SignedInNow)
                portal.signIn().signIn().signIn(account.email(), PASSWORD, List.of(), Optional.empty(), racers.origin);
        return racers.resumed(now.begun().session());
    }

    private AwaitingSecondStep pending(Account account) {
        var due = (SignIn.SecondStepDue)
                portal.signIn().signIn().signIn(account.email(), PASSWORD, List.of(), Optional.empty(), racers.origin);
        return (AwaitingSecondStep)
                portal.signIn().resumeSignIn().resume(due.pending()).orElseThrow();
    }

    private static EmailAddress address() {
        return EmailAddress.parse(UUID.randomUUID() + "@example.com").orElseThrow();
    }
}
