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

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.proof.Proof;
import org.vestibule.application.proof.ProofRefusal;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.SecondStep;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.session.StandIn;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.totp.OneTimeCode;
import org.vestibule.domain.twostep.TwoStepVerification;
import org.vestibule.testkit.AuthenticatorApp;
import org.vestibule.testkit.MeddledStore;
import org.vestibule.testkit.Race;

/** The beginning of a move to another device (S-065, S-066, S-081, L-05, L-27, L-28, L-29). */
class ChangeDeviceTest {

    private static final ChangeDevice.Result PASSWORD_WRONG =
            new ChangeDevice.Refused(new ProofRefusal.PasswordWrong());
    private static final ChangeDevice.Result CODE_WRONG = new ChangeDevice.Refused(new ProofRefusal.CodeWrong());
    private static final ChangeDevice.Result CODE_USED = new ChangeDevice.Refused(new ProofRefusal.CodeAlreadyUsed());
    private static final ChangeDevice.Result CODE_NEEDED = new ChangeDevice.Refused(new ProofRefusal.CodeNeeded());

    private final MeddledStore store = new MeddledStore();
    private final Holder holder = new Holder(store);

    /** I2: a backup code that opened nothing is not spent. */
    @Test
    void signed_out_at_this_very_moment_no_backup_code_is_spent() {
        SignedIn person = holder.person();
        store.beforeNextTransaction(() -> holder.does.session().signOut().signOut(person, Optional.empty(), ORIGIN));
        assertEquals(
                new ChangeDevice.Refused(new ProofRefusal.SessionEnded()),
                holder.does.twoStep().changeDevice().begin(person, with(holder.backupCode()), ORIGIN));
        assertEquals(10, holder.codesLeft());
        assertEquals(List.of(), holder.mails(Notice.Kind.BACKUP_CODE_USED));
    }

    @Test
    void until_the_new_key_is_confirmed_the_old_one_signs_in_and_the_new_one_does_not() {
        AuthenticatorApp other = holder.beginMove();
        assertEquals(new SecondStep.Wrong(), holder.signInWith(other.codeAt(holder.portal.clock.instant())));
        accepted(holder.signIn(holder.ada.app()));
    }

    /** S-081. */
    @Test
    void the_session_goes_on_under_another_token() {
        BearerToken before = holder.session();
        holder.beginMove();
        assertNotEquals(before, holder.session());
        assertFalse(holder.alive(before));
        assertTrue(holder.alive(holder.elsewhere));
    }

    @Test
    void the_key_is_shown_to_this_session_alone() {
        holder.beginMove();
        holder.as(holder.elsewhere);
        assertInstanceOf(TwoStepVerification.On.class, holder.state());
    }

    @Test
    void beside_a_wrong_password_the_code_is_neither_checked_nor_spent() {
        OneTimeCode code = holder.code();
        assertEquals(PASSWORD_WRONG, begin(guessed(with(code))));
        assertEquals(PASSWORD_WRONG, begin(guessed(with(holder.wrong()))));
        assertEquals(0, holder.count(Event.Kind.CODE_REFUSED));
        assertEquals(2, holder.count(Event.Kind.PASSWORD_REFUSED));
        assertInstanceOf(ChangeDevice.Begun.class, begin(with(code)));
    }

    @Test
    void beside_a_wrong_password_a_backup_code_is_neither_checked_nor_spent() {
        assertEquals(PASSWORD_WRONG, begin(guessed(with(holder.backupCode()))));
        assertEquals(10, holder.codesLeft());
        assertEquals(0, holder.count(Event.Kind.BACKUP_CODE_REFUSED));
        assertEquals(List.of(), holder.mails(Notice.Kind.BACKUP_CODE_USED));
    }

    @Test
    void beside_a_wrong_password_a_stand_in_is_not_spent() {
        holder.as(accepted(holder.signInWith(holder.backupCode())).session());
        assertEquals(PASSWORD_WRONG, begin(guessed(with(StandIn.CHANGE_DEVICE))));
        assertInstanceOf(ChangeDevice.Begun.class, begin(with(StandIn.CHANGE_DEVICE)));
    }

    @Test
    void the_code_is_spent_by_it() {
        OneTimeCode code = holder.code();
        holder.as(assertInstanceOf(ChangeDevice.Begun.class, begin(with(code))).session());
        assertEquals(CODE_USED, begin(with(code)));
        assertEquals(new SecondStep.AlreadyUsed(), holder.signInWith(code));
    }

    @Test
    void a_backup_code_is_spent_by_it_and_its_holder_told() {
        holder.as(assertInstanceOf(ChangeDevice.Begun.class, begin(with(holder.backupCode())))
                .session());
        assertEquals(9, holder.codesLeft());
        assertEquals(1, holder.mails(Notice.Kind.BACKUP_CODE_USED).size());
        assertEquals(CODE_USED, begin(with(holder.backupCode())));
    }

    @Test
    void the_code_of_a_phone_whose_clock_is_late_says_so() {
        Duration late = Duration.ofMinutes(5);
        OneTimeCode old = holder.ada.app().codeAt(holder.portal.clock.instant().minus(late));
        assertEquals(new ChangeDevice.Refused(new ProofRefusal.CodeTooOld(late)), begin(with(old)));
    }

    @Test
    void a_session_that_was_signed_in_with_a_code_has_nothing_to_stand_in() {
        assertEquals(CODE_NEEDED, begin(with(StandIn.CHANGE_DEVICE)));
    }

    /** L-05: a form of a signed-in person is no place to guess either. */
    @Test
    void guesses_here_are_spaced_like_any_others() {
        for (int i = 0; i < 5; i++) {
            assertEquals(CODE_WRONG, begin(with(holder.wrong())));
        }
        var later = new TryLater(TryLater.Reason.TOO_MANY_TRIES, Duration.ofSeconds(30));
        assertEquals(new ChangeDevice.Refused(new ProofRefusal.Later(later)), begin(with(holder.code())));
        accepted(holder.signInWith(holder.code()));
    }

    @Test
    void beginning_again_shows_another_key() {
        AuthenticatorApp first = holder.beginMove();
        AuthenticatorApp second = holder.beginMove();
        assertNotEquals(
                first.digitsAt(holder.portal.clock.instant()) + first.digitsAt(Instant.EPOCH),
                second.digitsAt(holder.portal.clock.instant()) + second.digitsAt(Instant.EPOCH));
    }

    @Test
    void signed_out_at_this_very_moment_nothing_begins() {
        TwoStepVerification.Protection before = holder.protection();
        SignedIn person = holder.person();
        store.beforeNextTransaction(() -> holder.does.session().signOut().signOut(person, Optional.empty(), ORIGIN));
        assertEquals(
                new ChangeDevice.Refused(new ProofRefusal.SessionEnded()),
                holder.does.twoStep().changeDevice().begin(person, with(holder.code()), ORIGIN));
        assertFalse(holder.alive(holder.session()));
        holder.waitForNextCode();
        holder.assertUntouched(before);
    }

    @Test
    void of_racing_beginnings_with_one_code_one_wins() {
        SignedIn person = holder.person();
        Proof proof = with(holder.code());
        try (Race race = new Race(5)) {
            List<ChangeDevice.Result> answers =
                    race.run(() -> holder.does.twoStep().changeDevice().begin(person, proof, ORIGIN));
            assertEquals(
                    1,
                    answers.stream()
                            .filter(ChangeDevice.Begun.class::isInstance)
                            .count());
        }
    }

    private ChangeDevice.Result begin(Proof proof) {
        return holder.does.twoStep().changeDevice().begin(holder.person(), proof, ORIGIN);
    }
}
