package org.vestibule.application.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.recovery.ReportNotMe;
import org.vestibule.application.recovery.ResetPassword;
import org.vestibule.application.secondstep.SecondStepGuard.Kind;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryPortal.Enrolled;

/** Mails of what happened to an account say when, in which browser, from where, and have a way to say "not me" (PRODUCT G). */
class TellHolderTest {

    private static final Origin THIEF = new Origin("203.0.113.90", "Mozilla/5.0 (X11; Linux x86_64) Chrome/142.0");

    private static final BackupCode NO_CODE =
            BackupCode.parse("00000-00000-00000").orElseThrow();

    private final InMemoryPortal portal = new InMemoryPortal();
    private final Enrolled ada = portal.enrolled("ada@example.com");

    @ParameterizedTest
    @EnumSource
    void codes_that_are_off_after_100_wrong_ones(Kind kind) {
        Guess row = kind == Kind.CODE ? Guess.CODE_IN_A_ROW : Guess.BACKUP_CODE_IN_A_ROW;
        for (int i = 0; i < 99; i++) {
            BucketKey bucket = BucketKey.of(row, ada.account().id());
            portal.store.attempts().reserve(List.of(bucket), portal.clock.instant());
            portal.store
                    .transactions()
                    .inTransaction(() -> portal.store.attempts().judge(bucket, portal.clock.instant()));
        }
        AwaitingSecondStep pending = portal.pending(ada.account());
        Instant now = portal.clock.instant();
        if (kind == Kind.CODE) {
            portal.useCases
                    .signIn()
                    .verifySecondStep()
                    .verify(pending, ada.app().wrongCodeAt(now), THIEF);
        } else {
            portal.useCases.signIn().redeemBackupCode().redeem(pending, NO_CODE, THIEF);
        }
        Notice told = assertSaysWhere(
                kind == Kind.CODE ? Notice.Kind.AUTHENTICATOR_DISABLED : Notice.Kind.BACKUP_CODES_DISABLED, now);
        assertNotEquals(
                ReportNotMe.Result.LINK_EXPIRED,
                portal.useCases.recovery().reportNotMe().report(token(told), THIEF));
        assertSaysWhere(Notice.Kind.NOT_ME_REPORTED, now);
    }

    @Test
    void a_password_that_is_burned() {
        BucketKey bucket = BucketKey.secondStep(ada.account().id(), Optional.empty());
        for (int i = 0; i < 19; i++) {
            portal.store.attempts().reserve(List.of(bucket), portal.clock.instant());
            portal.store
                    .transactions()
                    .inTransaction(() -> portal.store.attempts().judge(bucket, portal.clock.instant()));
        }
        Instant now = portal.clock.instant();
        AwaitingSecondStep pending = portal.pending(ada.account());
        portal.useCases.signIn().verifySecondStep().verify(pending, ada.app().wrongCodeAt(now), THIEF);
        assertSaysWhere(Notice.Kind.PASSWORD_BURNED, now);
    }

    /** Its link outranks the general one: it takes 2-step verification off again. */
    @Test
    void an_enabling_whose_link_is_its_own() {
        Notice told = latest(Notice.Kind.TWO_STEP_ENABLED);
        Instant enabled = portal.clock.instant().minusSeconds(30); // since then a step has passed
        assertEquals(List.of(enabled.toString(), "unknown", ORIGIN.address()), told.details());
        assertEquals(
                ReportNotMe.Result.LINK_EXPIRED,
                portal.useCases.recovery().reportNotMe().report(token(told), THIEF));
        var fresh = InMemoryPortal.password("another one of many words");
        assertInstanceOf(
                ResetPassword.Done.class,
                portal.useCases
                        .recovery()
                        .resetPassword()
                        .reset(token(told), LinkPurpose.DISOWN_TWO_STEP, fresh, THIEF));
        assertSaysWhere(Notice.Kind.TWO_STEP_DISOWNED, portal.clock.instant());
    }

    private Notice assertSaysWhere(Notice.Kind kind, Instant when) {
        Notice told = latest(kind);
        assertEquals(List.of(when.toString(), "Chrome on Linux", "203.0.113.90"), told.details());
        return told;
    }

    private Notice latest(Notice.Kind kind) {
        return portal.store.outbox().due().stream()
                .filter(mail -> mail.kind() == kind)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static BearerToken token(Notice notice) {
        String path = notice.link().getPath();
        return BearerToken.parse(path.substring(path.lastIndexOf('/') + 1)).orElseThrow();
    }
}
