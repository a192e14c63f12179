package org.vestibule.application.twostep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.application.twostep.Holder.accepted;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.SecondStep;
import org.vestibule.application.transaction.StoreUnavailable;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.totp.OneTimeCode;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.domain.twostep.TwoStepVerification;
import org.vestibule.testkit.AuthenticatorApp;
import org.vestibule.testkit.MeddledStore;
import org.vestibule.testkit.Race;

/** The end of a move to another device (S-027, S-085, I6, I7, L-28, L-34). */
class ConfirmDeviceTest {

    private static final ConfirmDevice.Result KEY_EXPIRED = new ConfirmDevice.Refused(new KeyRefusal.KeyExpired());
    private static final ConfirmDevice.Result CODE_WRONG = new ConfirmDevice.Refused(new KeyRefusal.CodeWrong());

    private final MeddledStore store = new MeddledStore();
    private final Holder holder = new Holder(store);
    private final Instant begun = holder.portal.clock.instant();
    private final AuthenticatorApp other = holder.beginMove();
    private TwoStepVerification.Protection before = holder.protection();

    @BeforeEach
    void look() {
        before = holder.protection();
    }

    @Test
    void a_code_of_the_new_key_swaps_the_devices() {
        assertEquals(new ConfirmDevice.Changed(1), confirm(code()));
        holder.waitForNextCode();
        assertInstanceOf(TwoStepVerification.On.class, holder.state());
        assertEquals(new SecondStep.Wrong(), holder.signInWith(holder.code()));
        accepted(holder.signIn(other));
        assertEquals(1, holder.count(Event.Kind.DEVICE_CHANGED));
    }

    /** S-027. */
    @Test
    void the_step_of_the_confirming_code_is_spent() {
        OneTimeCode code = code();
        confirm(code);
        assertEquals(new SecondStep.AlreadyUsed(), holder.signInWith(code));
    }

    /** S-085, L-34. */
    @Test
    void all_other_sessions_end_and_this_one_goes_on() {
        assertTrue(holder.alive(holder.elsewhere));
        assertEquals(new ConfirmDevice.Changed(1), confirm(code()));
        assertFalse(holder.alive(holder.elsewhere));
        assertTrue(holder.alive(holder.session()));
    }

    @Test
    void backup_codes_are_kept() {
        confirm(code());
        assertEquals(10, holder.codesLeft());
        accepted(holder.signInWith(holder.backupCode()));
    }

    @Test
    void the_holder_is_told() {
        confirm(code());
        assertEquals(1, holder.mails(Notice.Kind.DEVICE_CHANGED).size());
    }

    @Test
    void a_wrong_code_keeps_both_keys() {
        assertEquals(CODE_WRONG, confirm(other.wrongCodeAt(now())));
        assertEquals(1, holder.count(Event.Kind.CODE_REFUSED));
        assertInstanceOf(TwoStepVerification.Moving.class, holder.state());
        accepted(holder.signInWith(holder.code()));
        assertInstanceOf(ConfirmDevice.Changed.class, confirm(code()));
    }

    @Test
    void a_phone_with_a_wrong_clock_is_told_so_in_both_directions() {
        Duration wrong = Duration.ofMinutes(3);
        assertEquals(
                new ConfirmDevice.Refused(new KeyRefusal.CodeTooOld(wrong)), confirm(other.codeAt(now().minus(wrong))));
        assertEquals(
                new ConfirmDevice.Refused(new KeyRefusal.CodeAhead(wrong)), confirm(other.codeAt(now().plus(wrong))));
    }

    @Test
    void the_key_waits_for_60_minutes_to_the_second() {
        holder.portal.clock.set(begun.plus(Duration.ofHours(1)).minusSeconds(1));
        SignedIn person = holder.at(holder.session()).orElseThrow();
        holder.portal.clock.advance(Duration.ofSeconds(1));
        assertEquals(KEY_EXPIRED, holder.does.twoStep().confirmDevice().confirm(person, code(), ORIGIN));
        holder.portal.clock.advance(Duration.ofSeconds(-1));
        assertInstanceOf(
                ConfirmDevice.Changed.class,
                holder.does.twoStep().confirmDevice().confirm(person, code(), ORIGIN));
    }

    @Test
    void another_session_confirms_nothing() {
        SignedIn person = holder.at(holder.elsewhere).orElseThrow();
        assertEquals(KEY_EXPIRED, holder.does.twoStep().confirmDevice().confirm(person, code(), ORIGIN));
        holder.assertUntouched(before);
    }

    /** Of two moves at once, in two sessions, the one that is confirmed first ends the other. */
    @Test
    void a_move_in_another_session_ends_with_it() {
        var here = holder.session();
        AuthenticatorApp third = holder.as(holder.elsewhere).beginMove();
        SignedIn there = holder.person();
        holder.as(here);
        assertInstanceOf(ConfirmDevice.Changed.class, confirm(code()));
        assertEquals(KEY_EXPIRED, holder.does.twoStep().confirmDevice().confirm(there, third.codeAt(now()), ORIGIN));
        holder.waitForNextCode();
        accepted(holder.signIn(other));
    }

    @Test
    void of_racing_confirmations_one_wins() {
        SignedIn person = holder.person();
        OneTimeCode code = code();
        try (Race race = new Race(5)) {
            List<ConfirmDevice.Result> answers =
                    race.run(() -> holder.does.twoStep().confirmDevice().confirm(person, code, ORIGIN));
            assertEquals(
                    1,
                    answers.stream()
                            .filter(ConfirmDevice.Changed.class::isInstance)
                            .count());
        }
        assertEquals(1, holder.count(Event.Kind.DEVICE_CHANGED));
        assertEquals(1, holder.mails(Notice.Kind.DEVICE_CHANGED).size());
    }

    @Test
    void signed_out_at_this_very_moment_the_old_device_stays() {
        SignedIn person = holder.person();
        store.beforeNextTransaction(() -> holder.does.session().signOut().signOut(person, Optional.empty(), ORIGIN));
        assertEquals(KEY_EXPIRED, holder.does.twoStep().confirmDevice().confirm(person, code(), ORIGIN));
        holder.waitForNextCode();
        holder.assertUntouched(before);
    }

    @Test
    void taken_off_at_this_very_moment_it_stays_off() {
        SignedIn person = holder.person();
        store.beforeNextTransaction(
                () -> holder.does.twoStep().resetTwoStep().reset(holder.ada.account(), "Lost phone"));
        assertEquals(KEY_EXPIRED, holder.does.twoStep().confirmDevice().confirm(person, code(), ORIGIN));
        assertInstanceOf(
                TwoStepVerification.Off.class,
                holder.does.twoStep().viewTwoStep().of(holder.ada.account().id()));
    }

    @Test
    void a_code_that_left_the_window_before_it_was_settled_is_wrong() {
        SignedIn person = holder.person();
        store.beforeNextTransaction(() -> holder.portal.clock.advance(TimeStep.LENGTH.multipliedBy(2)));
        assertEquals(CODE_WRONG, holder.does.twoStep().confirmDevice().confirm(person, code(), ORIGIN));
        holder.assertUntouched(before);
    }

    /** I7: an unknown outcome is one of the two. */
    @Test
    void rolled_back_the_old_device_stays_and_the_same_code_can_be_tried_again() {
        OneTimeCode code = code();
        store.rollBackNextTransaction();
        assertThrows(StoreUnavailable.class, () -> confirm(code));
        assertInstanceOf(TwoStepVerification.Moving.class, holder.state());
        assertTrue(holder.alive(holder.elsewhere));
        assertInstanceOf(ConfirmDevice.Changed.class, confirm(code));
    }

    @Test
    void when_the_answer_is_lost_the_new_device_counts() {
        store.loseNextAnswer();
        assertThrows(StoreUnavailable.class, () -> confirm(code()));
        holder.waitForNextCode();
        accepted(holder.signIn(other));
    }

    private ConfirmDevice.Result confirm(OneTimeCode code) {
        return holder.does.twoStep().confirmDevice().confirm(holder.person(), code, ORIGIN);
    }

    private OneTimeCode code() {
        return other.codeAt(now());
    }

    private Instant now() {
        return holder.portal.clock.instant();
    }
}
