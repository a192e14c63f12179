package org.vestibule.application.twostep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.application.twostep.Holder.accepted;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.notice.Notice;
import org.vestibule.testkit.InMemoryStore;

/** Typing a backup code back as proof that the codes are saved (S-043, S-044, L-05). */
class ShowCodesSavedTest {

    private static final BackupCode UNKNOWN =
            BackupCode.parse("00000-00000-00000").orElseThrow();
    private static final ShowCodesSaved.Result SAVED = new ShowCodesSaved.Saved();
    private static final ShowCodesSaved.Result UNPROVEN = new ShowCodesSaved.Unproven();

    private final Holder holder = new Holder(new InMemoryStore());

    @Test
    void a_code_typed_back_is_not_spent() {
        assertFalse(holder.protection().codesSaved());
        assertEquals(SAVED, show(holder.backupCode()));
        assertTrue(holder.protection().codesSaved());
        assertEquals(10, holder.codesLeft());
        assertEquals(List.of(), holder.mails(Notice.Kind.BACKUP_CODE_USED));
        accepted(holder.signInWith(holder.backupCode()));
    }

    @Test
    void a_spent_one_shows_it_as_well() {
        accepted(holder.signInWith(holder.backupCode()));
        assertEquals(SAVED, show(holder.backupCode()));
        assertEquals(9, holder.codesLeft());
    }

    @Test
    void a_wrong_one_shows_nothing_and_is_a_guess() {
        for (int i = 0; i < 5; i++) {
            assertEquals(UNPROVEN, show(UNKNOWN));
        }
        assertFalse(holder.protection().codesSaved());
        assertEquals(5, holder.count(Event.Kind.BACKUP_CODE_REFUSED));
        assertEquals(later(30), show(holder.backupCode()));
    }

    /** Whoever has one code, spent even, would else have any number of guesses at the others. */
    @Test
    void a_right_one_takes_back_no_guess_but_its_own() {
        for (int i = 0; i < 5; i++) {
            assertEquals(SAVED, show(holder.backupCode()));
            assertEquals(UNPROVEN, show(UNKNOWN));
        }
        assertInstanceOf(ShowCodesSaved.Later.class, show(holder.backupCode()));
    }

    /** A session is all that it takes: whoever has stolen one must not put the codes out of use with it. */
    @Test
    void guesses_here_put_no_codes_out_of_use() {
        for (int i = 0; i < 150; i++) {
            assertEquals(
                    UNPROVEN,
                    holder.does
                            .twoStep()
                            .showCodesSaved()
                            .show(holder.at(holder.session()).orElseThrow(), UNKNOWN, ORIGIN));
            holder.portal.clock.advance(Duration.ofMinutes(15));
        }
        assertFalse(holder.protection().codesOff());
        assertEquals(List.of(), holder.mails(Notice.Kind.BACKUP_CODES_DISABLED));
        accepted(holder.signInWith(holder.backupCode()));
    }

    @Test
    void guesses_here_delay_nobody_who_signs_in() {
        for (int i = 0; i < 5; i++) {
            assertEquals(UNPROVEN, show(UNKNOWN));
        }
        accepted(holder.signInWith(holder.backupCode()));
    }

    /** S-043. */
    @Test
    void somebody_elses_code_shows_nothing() {
        var bob = holder.portal.enrolled("bob@example.com");
        assertEquals(UNPROVEN, show(bob.codes().get(0)));
    }

    private ShowCodesSaved.Result show(BackupCode code) {
        return holder.does.twoStep().showCodesSaved().show(holder.person(), code, ORIGIN);
    }

    private static ShowCodesSaved.Result later(int seconds) {
        return new ShowCodesSaved.Later(new TryLater(TryLater.Reason.TOO_MANY_TRIES, Duration.ofSeconds(seconds)));
    }
}
