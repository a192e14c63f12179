package org.vestibule.application.twostep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.application.twostep.Holder.accepted;
import static org.vestibule.application.twostep.Holder.with;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vestibule.application.proof.ProofRefusal;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.session.StandIn;
import org.vestibule.testkit.AuthenticatorApp;
import org.vestibule.testkit.InMemoryStore;

/** Nobody with one backup code left is trapped: what it signed in stands in for it, once for each act. */
class LastBackupCodeTest {

    private static final ProofRefusal CODE_NEEDED = new ProofRefusal.CodeNeeded();

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final Holder holder = new Holder(new InMemoryStore());

    @BeforeEach
    void sign_in_with_the_last_code() {
        for (BackupCode code : holder.ada.codes()) {
            holder.as(accepted(holder.signInWith(code)).session());
        }
        assertEquals(0, holder.codesLeft());
        assertEquals(1, holder.mails(Notice.Kind.BACKUP_CODES_NONE).size());
        assertEquals(3, holder.mails(Notice.Kind.BACKUP_CODES_FEW).size());
    }

    @Test
    void the_holder_is_told_by_which_use() {
        List<String> last = holder.mails(Notice.Kind.BACKUP_CODES_NONE).get(0).details();
        assertEquals(List.of(holder.portal.clock.instant().toString(), "unknown", ORIGIN.address()), last);
        List<String> oneLeft = holder.mails(Notice.Kind.BACKUP_CODES_FEW).get(2).details();
        assertEquals(List.of("unknown", ORIGIN.address(), "1"), oneLeft.subList(1, oneLeft.size()));
    }

    @Test
    void a_person_moves_to_a_new_phone_and_has_new_codes_in_one_sitting() {
        moveBegins();
        AuthenticatorApp phone = holder.shownApp();
        assertInstanceOf(
                ConfirmDevice.Changed.class,
                holder.does
                        .twoStep()
                        .confirmDevice()
                        .confirm(holder.person(), phone.codeAt(holder.portal.clock.instant()), ORIGIN));
        BackupCode fresh = codesRenewed().backupCodes().get(0);
        holder.waitForNextCode();
        accepted(holder.signIn(phone));
        accepted(holder.signInWith(fresh));
    }

    @Test
    void the_codes_may_come_first() {
        BackupCode fresh = codesRenewed().backupCodes().get(0);
        moveBegins();
        accepted(holder.signInWith(fresh));
    }

    @Test
    void it_stands_in_once_for_each() {
        moveBegins();
        assertEquals(new ChangeDevice.Refused(CODE_NEEDED), begin());
        codesRenewed();
        assertEquals(new RenewBackupCodes.Refused(CODE_NEEDED), renew());
    }

    @Test
    void it_stands_in_for_10_minutes() {
        holder.portal.clock.advance(TEN_MINUTES.minusSeconds(1));
        assertTrue(standsIn());
        moveBegins();
        codesRenewed();
    }

    @Test
    void not_a_second_longer() {
        holder.portal.clock.advance(TEN_MINUTES);
        assertFalse(standsIn());
        assertEquals(new ChangeDevice.Refused(CODE_NEEDED), begin());
        assertEquals(new RenewBackupCodes.Refused(CODE_NEEDED), renew());
    }

    @Test
    void it_stands_in_for_no_other_session() {
        var here = holder.session();
        holder.as(holder.elsewhere);
        assertFalse(standsIn());
        assertEquals(new ChangeDevice.Refused(CODE_NEEDED), begin());
        holder.as(here);
        assertTrue(standsIn());
    }

    @Test
    void one_act_is_no_proof_for_the_other() {
        var proof = with(StandIn.NEW_BACKUP_CODES);
        codesRenewed();
        assertEquals(
                new RenewBackupCodes.Refused(CODE_NEEDED),
                holder.does.twoStep().renewBackupCodes().renew(holder.person(), proof, ORIGIN));
        assertTrue(standsIn());
    }

    private boolean standsIn() {
        return holder.does.session().backupCodeStandsIn().standsIn(holder.person(), StandIn.CHANGE_DEVICE);
    }

    private void moveBegins() {
        holder.as(assertInstanceOf(ChangeDevice.Begun.class, begin()).session());
    }

    private RenewBackupCodes.Renewed codesRenewed() {
        var done = assertInstanceOf(RenewBackupCodes.Renewed.class, renew());
        holder.as(done.session());
        return done;
    }

    private ChangeDevice.Result begin() {
        return holder.does.twoStep().changeDevice().begin(holder.person(), with(StandIn.CHANGE_DEVICE), ORIGIN);
    }

    private RenewBackupCodes.Result renew() {
        return holder.does.twoStep().renewBackupCodes().renew(holder.person(), with(StandIn.NEW_BACKUP_CODES), ORIGIN);
    }
}
