package org.vestibule.application.twostep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.application.twostep.Holder.accepted;
import static org.vestibule.application.twostep.Holder.guessed;
import static org.vestibule.application.twostep.Holder.with;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.proof.Proof;
import org.vestibule.application.proof.ProofRefusal;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.SecondStep;
import org.vestibule.application.signin.SignIn;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.session.StandIn;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.totp.OneTimeCode;
import org.vestibule.domain.twostep.TwoStepVerification;
import org.vestibule.testkit.AuthenticatorApp;
import org.vestibule.testkit.MeddledStore;
import org.vestibule.testkit.Race;

/** Turning it off (S-025, S-028, S-065, S-081, L-05, L-27). */
class DisableTwoStepVerificationTest {

    private static final DisableTwoStepVerification.Result PASSWORD_WRONG =
            new DisableTwoStepVerification.Refused(new ProofRefusal.PasswordWrong());
    private static final DisableTwoStepVerification.Result CODE_NEEDED =
            new DisableTwoStepVerification.Refused(new ProofRefusal.CodeNeeded());

    private final MeddledStore store = new MeddledStore();
    private final Holder holder = new Holder(store);

    @Test
    void password_and_code_turn_it_off_with_all_that_belongs_to_it() {
        disabled(with(holder.code()));
        assertOff();
        assertTrue(store.authenticators().find(holder.ada.account().id()).isEmpty());
        assertTrue(store.backupCodes().find(holder.ada.account().id()).isEmpty());
        assertInstanceOf(SignIn.SignedInNow.class, holder.portal.signIn(holder.ada.account(), PASSWORD));
    }

    @Test
    void a_backup_code_does_as_well() {
        disabled(with(holder.backupCode()));
        assertOff();
    }

    /** Whoever has signed in with a backup code gives another one here. */
    @Test
    void nothing_stands_in_for_a_code() {
        holder.as(accepted(holder.signInWith(holder.backupCode())).session());
        assertEquals(CODE_NEEDED, disable(with(StandIn.CHANGE_DEVICE)));
        assertEquals(CODE_NEEDED, disable(with(StandIn.NEW_BACKUP_CODES)));
        assertEquals(9, holder.codesLeft());
    }

    @Test
    void beside_a_wrong_password_nothing_is_checked_or_spent() {
        OneTimeCode code = holder.code();
        assertEquals(PASSWORD_WRONG, disable(guessed(with(code))));
        assertEquals(PASSWORD_WRONG, disable(guessed(with(holder.wrong()))));
        assertEquals(PASSWORD_WRONG, disable(guessed(with(holder.backupCode()))));
        assertEquals(0, holder.count(Event.Kind.CODE_REFUSED));
        assertEquals(10, holder.codesLeft());
        disabled(with(code));
    }

    /** S-025: the code that signed in turns nothing off. */
    @Test
    void the_code_of_the_sign_in_is_spent() {
        OneTimeCode code = holder.code();
        accepted(holder.signInWith(code));
        assertEquals(new DisableTwoStepVerification.Refused(new ProofRefusal.CodeAlreadyUsed()), disable(with(code)));
    }

    /** S-081. */
    @Test
    void the_session_goes_on_under_another_token() {
        BearerToken before = holder.session();
        BearerToken after = disabled(with(holder.code())).session();
        assertNotEquals(before, after);
        assertFalse(holder.alive(before));
        assertTrue(holder.alive(after));
    }

    @Test
    void the_holder_is_told() {
        disabled(with(holder.code()));
        assertEquals(1, holder.mails(Notice.Kind.TWO_STEP_DISABLED).size());
        assertEquals(1, holder.count(Event.Kind.TWO_STEP_DISABLED));
    }

    @Test
    void a_second_step_that_was_due_is_passed_by_nothing_any_more() {
        AwaitingSecondStep pending = holder.portal.pending(holder.ada.account());
        disabled(with(holder.code()));
        holder.waitForNextCode();
        assertEquals(
                new SecondStep.Wrong(), holder.does.signIn().verifySecondStep().verify(pending, holder.code(), ORIGIN));
        assertEquals(
                new SecondStep.Wrong(),
                holder.does.signIn().redeemBackupCode().redeem(pending, holder.backupCode(), ORIGIN));
    }

    @Test
    void signed_out_at_this_very_moment_it_stays_on() {
        TwoStepVerification.Protection before = holder.protection();
        SignedIn person = holder.person();
        store.beforeNextTransaction(() -> holder.does.session().signOut().signOut(person, Optional.empty(), ORIGIN));
        assertEquals(
                new DisableTwoStepVerification.Refused(new ProofRefusal.SessionEnded()),
                holder.does.twoStep().disableTwoStepVerification().disable(person, with(holder.code()), ORIGIN));
        holder.waitForNextCode();
        holder.assertUntouched(before);
    }

    @Test
    void of_racing_disablings_with_one_code_one_wins() {
        SignedIn person = holder.person();
        Proof proof = with(holder.code());
        try (Race race = new Race(5)) {
            List<DisableTwoStepVerification.Result> answers = race.run(
                    () -> holder.does.twoStep().disableTwoStepVerification().disable(person, proof, ORIGIN));
            assertEquals(
                    1,
                    answers.stream()
                            .filter(DisableTwoStepVerification.Disabled.class::isInstance)
                            .count());
        }
        assertEquals(1, holder.count(Event.Kind.TWO_STEP_DISABLED));
    }

    /** The old key and the old codes are worth nothing when it is turned on again. */
    @Test
    void turned_on_again_it_knows_nothing_of_the_old_key_and_codes() {
        disabled(with(holder.code()));
        AuthenticatorApp other = turnOn();
        assertEquals(new SecondStep.Wrong(), holder.signInWith(holder.code()));
        assertEquals(new SecondStep.Wrong(), holder.signInWith(holder.backupCode()));
        accepted(holder.signIn(other));
    }

    /** A new binding begins with a clean count, whatever was typed into forms while it was off. */
    @Test
    void guesses_made_while_it_was_off_do_not_count_against_the_next_authenticator() {
        disabled(with(holder.code()));
        for (int i = 0; i < 99; i++) {
            if (i % 9 == 0) { // before there are 20 in one browser
                signInByPassword();
            }
            disable(with(holder.wrong()));
            disable(with(BackupCode.parse("00000-00000-00000").orElseThrow()));
            holder.portal.clock.advance(Duration.ofMinutes(15));
        }
        signInByPassword();
        AuthenticatorApp other = turnOn();
        assertEquals(new SecondStep.Wrong(), holder.signInWith(other.wrongCodeAt(holder.portal.clock.instant())));
        assertEquals(
                new SecondStep.Wrong(),
                holder.signInWith(BackupCode.parse("00000-00000-00000").orElseThrow()));
        assertFalse(holder.protection().authenticatorOff());
        assertFalse(holder.protection().codesOff());
        accepted(holder.signIn(other));
    }

    private void signInByPassword() {
        var begun = assertInstanceOf(SignIn.SignedInNow.class, holder.portal.signIn(holder.ada.account(), PASSWORD));
        holder.as(begun.begun().session());
    }

    private AuthenticatorApp turnOn() {
        AuthenticatorApp other = holder.portal.app(holder.person());
        var enabled = assertInstanceOf(
                EnableTwoStepVerification.Enabled.class,
                holder.does
                        .twoStep()
                        .enableTwoStepVerification()
                        .enable(holder.person(), PASSWORD, other.codeAt(holder.portal.clock.instant()), ORIGIN));
        holder.as(enabled.session());
        holder.waitForNextCode();
        return other;
    }

    private void assertOff() {
        assertInstanceOf(TwoStepVerification.Off.class, holder.state());
    }

    private DisableTwoStepVerification.Disabled disabled(Proof proof) {
        var done = assertInstanceOf(DisableTwoStepVerification.Disabled.class, disable(proof));
        holder.as(done.session());
        return done;
    }

    private DisableTwoStepVerification.Result disable(Proof proof) {
        SignedIn person = holder.at(holder.session()).orElseThrow(); // however long it has lasted
        return holder.does.twoStep().disableTwoStepVerification().disable(person, proof, ORIGIN);
    }
}
