package org.vestibule.application.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.proof.Proof;
import org.vestibule.application.signin.SecondStep;
import org.vestibule.application.transaction.StoreUnavailable;
import org.vestibule.application.twostep.RenewBackupCodes;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryPortal.Enrolled;
import org.vestibule.testkit.MeddledStore;
import org.vestibule.testkit.SettableClock;

/**
 * Backup codes after a restore: none works by itself, for nobody can tell which were used, and each set works again once
 * its holder followed a mailed link (PRODUCT G, F-17, I1).
 */
class VouchForCodesTest {

    private static final SecondStep HELD = new SecondStep.LinkNeeded();

    private final MeddledStore store = new MeddledStore();
    private final InMemoryPortal portal = new InMemoryPortal(new SettableClock(), store);
    private final Mailbox mailbox = new Mailbox(portal);
    private final Enrolled ada = portal.enrolled("ada@example.com");
    private final BackupCode code = ada.codes().get(0);

    @BeforeEach
    void fenced() {
        fence();
    }

    @Test
    void the_link_lets_the_code_that_was_typed_work_again_once() {
        AwaitingSecondStep pending = pending();
        assertEquals(HELD, redeem(pending, code));
        assertTrue(vouch(link()));
        assertInstanceOf(SecondStep.Accepted.class, redeem(pending, code), "in the very sign-in that was waiting");
        assertEquals(new SecondStep.AlreadyUsed(), redeem(pending(), code));
        assertEquals(HELD, redeem(pending(), ada.codes().get(1)), "nobody knows whether that one was used");
        assertEquals(1, count(Event.Kind.BACKUP_CODES_VOUCHED_FOR));
    }

    /** Whoever does not have one of the codes causes no mail, and learns nothing. */
    @Test
    void only_a_code_of_the_set_has_a_link_mailed() {
        assertEquals(new SecondStep.Wrong(), redeem(pending(), madeUp()));
        Enrolled bea = portal.enrolled("bea@example.com");
        assertEquals(new SecondStep.Wrong(), redeem(pending(), bea.codes().get(0)));
        assertEquals(List.of(), mailbox.mails(Notice.Kind.BACKUP_CODES_HELD));
        assertEquals(HELD, redeem(pending(), code));
        Notice mail = mailbox.mails(Notice.Kind.BACKUP_CODES_HELD).get(0);
        assertEquals(ada.account().email(), mail.to());
        assertEquals(
                List.of(portal.clock.instant().toString(), ORIGIN.browserName().orElse("unknown"), ORIGIN.address()),
                mail.details());
    }

    @Test
    void while_a_link_works_no_other_is_mailed() {
        AwaitingSecondStep pending = pending();
        for (int i = 0; i < 10; i++) {
            assertEquals(HELD, redeem(pending, code), "it is no guess, so it ends no sign-in");
        }
        assertEquals(1, mailbox.mails(Notice.Kind.BACKUP_CODES_HELD).size());
        assertEquals(0, count(Event.Kind.BACKUP_CODE_REFUSED));
        portal.clock.advance(Duration.ofMinutes(30));
        assertEquals(HELD, redeem(pending(), code));
        assertEquals(2, mailbox.mails(Notice.Kind.BACKUP_CODES_HELD).size());
    }

    @Test
    void the_link_of_somebody_else_vouches_for_their_own_codes_alone() {
        Enrolled bea = portal.enrolled("bea@example.com");
        fence();
        assertEquals(HELD, redeem(pending(), code));
        assertEquals(HELD, redeem(portal.pending(bea.account()), bea.codes().get(0)));
        assertTrue(vouch(link()));
        assertEquals(HELD, redeem(pending(), code));
        assertInstanceOf(
                SecondStep.Accepted.class,
                redeem(portal.pending(bea.account()), bea.codes().get(0)));
    }

    /** Else the holder's word for their own code would let a thief's work, who typed a used one. */
    @Test
    void each_code_that_is_typed_has_a_link_of_its_own() {
        BackupCode used = ada.codes().get(3);
        assertEquals(HELD, redeem(pending(), used));
        BearerToken ofTheThief = link();
        assertEquals(HELD, redeem(pending(), code));
        assertEquals(2, mailbox.mails(Notice.Kind.BACKUP_CODES_HELD).size());
        assertTrue(vouch(link()));
        assertEquals(HELD, redeem(pending(), used));
        assertInstanceOf(SecondStep.Accepted.class, redeem(pending(), code));
        assertTrue(vouch(ofTheThief));
        assertInstanceOf(SecondStep.Accepted.class, redeem(pending(), used));
    }

    /** Whoever says that it was not them, or sets another password, lets no earlier typing count. */
    @Test
    void another_password_ends_it() {
        redeem(pending(), code);
        BearerToken link = link();
        portal.useCases.recovery().requestPasswordReset().request(ada.account().email(), List.of(), ORIGIN);
        BearerToken reset = mailbox.link(Notice.Kind.PASSWORD_RESET);
        assertInstanceOf(
                ResetPassword.Done.class,
                portal.useCases
                        .recovery()
                        .resetPassword()
                        .reset(
                                reset,
                                LinkPurpose.SET_PASSWORD,
                                InMemoryPortal.password("another long enough"),
                                ORIGIN));
        assertFalse(vouch(link));
    }

    @Test
    void the_link_works_once() {
        redeem(pending(), code);
        BearerToken link = link();
        assertTrue(vouch(link));
        fence();
        assertFalse(vouch(link));
        assertEquals(HELD, redeem(pending(), code));
        assertEquals(1, count(Event.Kind.BACKUP_CODES_VOUCHED_FOR));
    }

    @Test
    void the_link_works_for_half_an_hour() {
        redeem(pending(), code);
        portal.clock.advance(Duration.ofMinutes(30));
        assertFalse(vouch(link()));
        assertEquals(HELD, redeem(pending(), code));
    }

    /** What was mailed before a restore may be in anybody's hands. */
    @Test
    void a_link_of_before_the_next_fence_is_dead() {
        redeem(pending(), code);
        BearerToken before = link();
        fence();
        assertFalse(vouch(before));
        assertEquals(HELD, redeem(pending(), code));
        assertEquals(2, mailbox.mails(Notice.Kind.BACKUP_CODES_HELD).size());
        assertTrue(vouch(link()));
    }

    @Test
    void no_other_link_vouches_and_this_one_does_nothing_else() {
        redeem(pending(), code);
        BearerToken link = link();
        portal.useCases.recovery().requestPasswordReset().request(ada.account().email(), List.of(), ORIGIN);
        BearerToken reset = mailbox.link(Notice.Kind.PASSWORD_RESET);
        assertFalse(vouch(reset));
        assertEquals(
                ReportNotMe.Result.LINK_EXPIRED,
                portal.useCases.recovery().reportNotMe().report(link, ORIGIN));
        assertTrue(vouch(link));
    }

    /** They were made since, so they were not used before. */
    @Test
    void new_codes_need_no_link() {
        portal.clock.advance(TimeStep.LENGTH.multipliedBy(2)); // codes of apps work again
        var accepted = assertInstanceOf(
                SecondStep.Accepted.class,
                portal.useCases
                        .signIn()
                        .verifySecondStep()
                        .verify(pending(), ada.app().codeAt(portal.clock.instant()), ORIGIN));
        portal.clock.advance(TimeStep.LENGTH);
        var renewed = assertInstanceOf(
                RenewBackupCodes.Renewed.class,
                portal.useCases
                        .twoStep()
                        .renewBackupCodes()
                        .renew(
                                portal.resumed(accepted.begun().session()),
                                new Proof(PASSWORD, new Proof.WithCode(ada.app().codeAt(portal.clock.instant()))),
                                ORIGIN));
        assertInstanceOf(
                SecondStep.Accepted.class,
                redeem(pending(), renewed.backupCodes().get(0)));
        assertEquals(List.of(), mailbox.mails(Notice.Kind.BACKUP_CODES_HELD));
    }

    @Test
    void a_code_that_is_known_to_be_used_says_so_and_mails_nothing() {
        redeem(pending(), code);
        assertTrue(vouch(link()));
        assertInstanceOf(SecondStep.Accepted.class, redeem(pending(), code));
        fence();
        assertEquals(new SecondStep.AlreadyUsed(), redeem(pending(), code));
        assertEquals(1, mailbox.mails(Notice.Kind.BACKUP_CODES_HELD).size());
    }

    @Test
    void a_fence_that_moves_while_a_code_is_hashed_ends_the_sign_in() {
        redeem(pending(), code);
        assertTrue(vouch(link()));
        AwaitingSecondStep pending = pending();
        store.beforeNextTransaction(this::fence);
        assertEquals(new SecondStep.Expired(), redeem(pending, code));
        assertEquals(HELD, redeem(pending(), code));
    }

    /** I1. */
    @Test
    void of_two_that_follow_the_link_at_once_one_vouches() {
        redeem(pending(), code);
        BearerToken link = link();
        store.beforeNextTransaction(() -> assertTrue(vouch(link)));
        assertFalse(vouch(link));
        assertEquals(1, count(Event.Kind.BACKUP_CODES_VOUCHED_FOR));
    }

    @Test
    void taken_back_the_link_still_works() {
        redeem(pending(), code);
        BearerToken link = link();
        store.rollBackNextTransaction();
        assertThrows(StoreUnavailable.class, () -> vouch(link));
        assertEquals(HELD, redeem(pending(), code));
        assertTrue(vouch(link));
    }

    private void fence() {
        portal.clock.advance(Duration.ofSeconds(1));
        portal.useCases.housekeeping().moveFence().move();
        portal.clock.advance(Duration.ofSeconds(1));
    }

    private AwaitingSecondStep pending() {
        return portal.pending(ada.account());
    }

    private SecondStep redeem(AwaitingSecondStep pending, BackupCode typed) {
        return portal.useCases.signIn().redeemBackupCode().redeem(pending, typed, ORIGIN);
    }

    private BearerToken link() {
        return mailbox.link(Notice.Kind.BACKUP_CODES_HELD);
    }

    private boolean vouch(BearerToken link) {
        return portal.useCases.recovery().vouchForCodes().vouch(link, ORIGIN);
    }

    private long count(Event.Kind kind) {
        Account account = ada.account();
        return store.auditTrail().count(account.id(), kind);
    }

    private static BackupCode madeUp() {
        return BackupCode.parse("00000-00000-00000").orElseThrow();
    }
}
