package org.vestibule.application.secondstep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vestibule.application.act.Acts;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.attempt.TryLater.Reason;
import org.vestibule.application.backupcode.BackupCodeGuard;
import org.vestibule.application.backupcode.BackupCodes;
import org.vestibule.application.portal.SharedParts;
import org.vestibule.application.proof.ConfirmIdentity;
import org.vestibule.application.proof.Proof;
import org.vestibule.application.proof.ProofRefusal;
import org.vestibule.application.secondstep.SecondStepGuard.Kind;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.SecondStep;
import org.vestibule.application.totp.CodeGuard;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryPortal.Enrolled;

/** Tries whose verdict nobody was told, and what a proof's wrong ones lead to (S-028, PRODUCT E). */
class SecondStepGuardTest {

    private static final BackupCode NO_CODE =
            BackupCode.parse("00000-00000-00000").orElseThrow();

    private final InMemoryPortal portal = new InMemoryPortal();
    private final Enrolled ada = portal.enrolled("ada@example.com");

    /** As after a kill between the 100th's reservation and its verdict. */
    @ParameterizedTest
    @EnumSource
    void a_full_row_without_a_verdict_is_settled_by_whoever_finds_it_60_seconds_later(Kind kind) {
        reserve(row(kind), 100);
        assertEquals(later(60), guess(kind));
        portal.clock.advance(Duration.ofSeconds(59));
        assertEquals(later(1), guess(kind));
        assertEquals(0, ended(kind));
        portal.clock.advance(Duration.ofSeconds(1));
        assertEquals(off(kind), reason(guess(kind)));
        assertEquals(off(kind), reason(guess(kind)));
        assertEquals(1, ended(kind));
        assertEquals(
                1,
                portal.store.outbox().due().stream()
                        .filter(mail -> mail.kind()
                                == (kind == Kind.CODE
                                        ? Notice.Kind.AUTHENTICATOR_DISABLED
                                        : Notice.Kind.BACKUP_CODES_DISABLED))
                        .count());
    }

    /** The thief's 19 and the holder's own, which is right: that one is judged last. */
    @ParameterizedTest
    @EnumSource
    void a_right_code_under_way_is_not_burned_by_whoever_finds_the_20_full(Kind kind) {
        UnderWay right = begin(kind);
        reserve(right.who.bucket(), 19);
        assertEquals(later(60), guess(Kind.CODE));
        judge(right.who.bucket(), 18);
        assertEquals(later(60), guess(Kind.BACKUP_CODE));
        judge(right.who.bucket(), 1);
        portal.clock.advance(Duration.ofSeconds(20));
        assertEquals(later(40), guess(Kind.CODE));
        assertEquals(0, count(Event.Kind.PASSWORD_BURNED));
        assertTrue(right.settle());
        assertEquals(new SecondStep.PasswordBurned(), guess(Kind.CODE), "19 stay, and this is the 20th");
        assertEquals(1, count(Event.Kind.PASSWORD_BURNED));
    }

    /** The verdict of another's wrong one must not do it either. */
    @Test
    void a_wrong_verdict_burns_nothing_while_another_is_awaited() {
        UnderWay right = begin(Kind.CODE);
        reserve(right.who.bucket(), 18);
        judge(right.who.bucket(), 18);
        assertEquals(new SecondStep.Wrong(), guess(Kind.CODE));
        assertEquals(0, count(Event.Kind.PASSWORD_BURNED));
        assertTrue(right.settle());
    }

    /** As after a kill between the 20th's reservation and its verdict. */
    @Test
    void full_20_without_a_verdict_are_settled_by_whoever_finds_them_60_seconds_later() {
        reserve(BucketKey.secondStep(ada.account().id(), Optional.empty()), 20);
        assertEquals(later(60), guess(Kind.CODE));
        portal.clock.advance(Duration.ofSeconds(59));
        assertEquals(later(1), guess(Kind.BACKUP_CODE));
        assertEquals(0, count(Event.Kind.PASSWORD_BURNED));
        portal.clock.advance(Duration.ofSeconds(1));
        assertEquals(new SecondStep.PasswordBurned(), guess(Kind.CODE));
        assertEquals(1, count(Event.Kind.PASSWORD_BURNED));
    }

    @Test
    void a_proof_waits_for_them_as_a_sign_in_does() {
        SignedIn person = portal.resumed(ada.session());
        reserve(Claimant.of(person, ORIGIN).bucket(), 20);
        TryLater wait = ((SecondStep.Later) later(60)).why();
        assertEquals(new ProofRefusal.Later(wait), prove(person, true).orElseThrow());
        assertEquals(0, count(Event.Kind.PASSWORD_BURNED));
        portal.clock.advance(Duration.ofSeconds(60));
        assertEquals(new ProofRefusal.PasswordBurned(), prove(person, true).orElseThrow());
        assertEquals(1, count(Event.Kind.PASSWORD_BURNED));
    }

    @Test
    void full_20_that_are_all_wrong_are_settled_at_once() {
        BucketKey bucket = BucketKey.secondStep(ada.account().id(), Optional.empty());
        reserve(bucket, 20);
        judge(bucket, 20);
        assertEquals(new SecondStep.PasswordBurned(), guess(Kind.CODE));
    }

    /** A try that died long ago is not waited for. */
    @Test
    void a_try_without_a_verdict_delays_the_20th_by_60_seconds_at_most() {
        BucketKey bucket = BucketKey.secondStep(ada.account().id(), Optional.empty());
        reserve(bucket, 1);
        portal.clock.advance(Duration.ofSeconds(60));
        reserve(bucket, 18);
        judge(bucket, 18);
        assertEquals(new SecondStep.PasswordBurned(), guess(Kind.CODE));
        assertEquals(1, count(Event.Kind.PASSWORD_BURNED));
    }

    @ParameterizedTest
    @EnumSource
    void a_right_code_under_way_begins_a_full_row_anew(Kind kind) {
        UnderWay right = begin(kind);
        BucketKey row = row(kind);
        reserve(row, 98);
        judge(row, 98);
        assertInstanceOf(SecondStep.Wrong.class, guess(kind));
        assertEquals(later(60), guess(kind));
        portal.clock.advance(Duration.ofSeconds(20));
        assertEquals(later(40), guess(kind));
        assertEquals(0, ended(kind));
        assertTrue(right.settle());
        assertInstanceOf(SecondStep.Wrong.class, guess(kind));
        assertEquals(0, ended(kind));
    }

    @ParameterizedTest
    @EnumSource
    void the_100th_ends_the_row_when_the_last_of_those_under_way_is_wrong(Kind kind) {
        BucketKey row = row(kind);
        reserve(row, 99);
        judge(row, 98);
        assertInstanceOf(SecondStep.Wrong.class, guess(kind));
        assertEquals(0, ended(kind));
        judge(row, 1);
        assertEquals(off(kind), reason(guess(kind)), "nobody is waited for any more");
        assertEquals(1, ended(kind));
    }

    /** Two at once on a sign-in that the first of them ends: nobody is told of the second, so it was none. */
    @Test
    void a_try_on_a_sign_in_that_is_over_is_given_back() {
        AwaitingSecondStep pending = portal.pending(ada.account());
        commit(() -> portal.store.signIns().end(pending));
        for (int i = 0; i < 200; i++) {
            assertEquals(new SecondStep.Expired(), typeWrong(pending));
            assertEquals(
                    new SecondStep.Expired(),
                    portal.useCases.signIn().redeemBackupCode().redeem(pending, NO_CODE, ORIGIN));
        }
        assertEquals(0, ended(Kind.CODE));
        assertInstanceOf(SecondStep.Accepted.class, type(portal.pending(ada.account())));
    }

    @Test
    void a_try_in_a_session_that_was_ended_is_given_back() {
        SignedIn person = portal.resumed(ada.session());
        commit(() -> portal.store.sessions().endAll(ada.account().id()));
        for (int i = 0; i < 30; i++) {
            assertEquals(new ProofRefusal.SessionEnded(), prove(person, false).orElseThrow());
        }
        assertEquals(0, count(Event.Kind.PASSWORD_BURNED));
    }

    @Test
    void a_right_proof_takes_back_the_wrong_ones_of_its_session() {
        for (int round = 0; round < 8; round++) {
            SignedIn person = signedIn(Optional.empty());
            for (int i = 0; i < 4; i++) {
                assertEquals(new ProofRefusal.CodeWrong(), prove(person, false).orElseThrow());
            }
            assertEquals(Optional.empty(), confirm(person));
            portal.clock.advance(Duration.ofMinutes(1));
        }
        assertEquals(32, count(Event.Kind.CODE_REFUSED));
        assertEquals(0, count(Event.Kind.PASSWORD_BURNED));
    }

    /** Signing in again in the same browser takes none of them back: it is another's success, for all that is known. */
    @Test
    void twenty_wrong_proofs_in_one_known_browser_end_what_was_begun_in_it() {
        BearerToken browser = signedInBrowser();
        for (int round = 0; round < 4; round++) {
            SignedIn person = signedIn(Optional.of(browser));
            for (int i = 0; i < 5; i++) {
                ProofRefusal expected =
                        round == 3 && i == 4 ? new ProofRefusal.PasswordBurned() : new ProofRefusal.CodeWrong();
                assertEquals(expected, prove(person, false).orElseThrow(), round + " " + i);
            }
            portal.clock.advance(Duration.ofMinutes(15));
        }
        assertEquals(1, count(Event.Kind.PASSWORD_BURNED));
        assertEquals(
                List.of(),
                portal.store.knownBrowsers().of(ada.account().id()).stream()
                        .filter(browser.digest()::equals)
                        .toList());
    }

    /** That a browser was stolen as well is another thing than that the password is known. */
    @Test
    void that_a_browser_is_known_no_longer_is_told_though_the_password_was_burned_before() {
        BearerToken browser = signedInBrowser();
        for (int i = 0; i < 20; i++) {
            typeWrong(portal.pending(ada.account()));
            portal.clock.advance(Duration.ofMinutes(15));
        }
        for (int i = 0; i < 20; i++) {
            assertEquals(1, count(Event.Kind.PASSWORD_BURNED));
            typeWrong(portal.pending(ada.account(), List.of(browser)));
            portal.clock.advance(Duration.ofMinutes(15));
        }
        assertEquals(2, count(Event.Kind.PASSWORD_BURNED));
        assertEquals(
                2,
                portal.store.outbox().due().stream()
                        .filter(mail -> mail.kind() == Notice.Kind.PASSWORD_BURNED)
                        .count());
    }

    /** The other's 20 from unknown browsers burn the password and nothing else. */
    @Test
    void a_session_goes_on_where_others_burned_the_password() {
        SignedIn person = signedIn(Optional.empty());
        for (int i = 0; i < 20; i++) {
            assertEquals(0, count(Event.Kind.PASSWORD_BURNED));
            typeWrong(portal.pending(ada.account()));
            portal.clock.advance(Duration.ofMinutes(15));
        }
        assertEquals(1, count(Event.Kind.PASSWORD_BURNED));
        assertEquals(Optional.empty(), confirm(person));
    }

    /** A right code that was reserved and compared, and not settled yet. */
    private record UnderWay(Claimant who, BooleanSupplier right) {

        boolean settle() {
            return right.getAsBoolean();
        }
    }

    private UnderWay begin(Kind kind) {
        Claimant who = Claimant.of(portal.pending(ada.account()), ORIGIN);
        SharedParts parts = SharedParts.of(portal.store, portal.means);
        Acts acts = parts.acts();
        if (kind == Kind.CODE) {
            CodeGuard codes = parts.codes();
            var check = (CodeGuard.Evaluated) codes.check(who, ada.app().codeAt(portal.clock.instant()));
            return new UnderWay(who, () -> acts.perform(act -> codes.settle(check, act) == CodeGuard.Verdict.ACCEPTED));
        }
        BackupCodeGuard codes = parts.backupCodes();
        var check = (BackupCodeGuard.Evaluated) codes.check(who, ada.codes().get(0));
        return new UnderWay(
                who, () -> acts.perform(act -> codes.settle(check, act) == BackupCodes.Redemption.REDEEMED));
    }

    private void reserve(BucketKey bucket, int times) {
        for (int i = 0; i < times; i++) {
            assertEquals(Optional.empty(), portal.store.attempts().reserve(List.of(bucket), portal.clock.instant()));
        }
    }

    private void judge(BucketKey bucket, int times) {
        for (int i = 0; i < times; i++) {
            commit(() -> portal.store.attempts().judge(bucket, portal.clock.instant()));
        }
    }

    private BucketKey row(Kind kind) {
        Guess row = kind == Kind.CODE ? Guess.CODE_IN_A_ROW : Guess.BACKUP_CODE_IN_A_ROW;
        return BucketKey.of(row, ada.account().id());
    }

    private SecondStep guess(Kind kind) {
        AwaitingSecondStep pending = portal.pending(ada.account());
        return kind == Kind.CODE
                ? typeWrong(pending)
                : portal.useCases.signIn().redeemBackupCode().redeem(pending, NO_CODE, ORIGIN);
    }

    private long ended(Kind kind) {
        return count(kind == Kind.CODE ? Event.Kind.AUTHENTICATOR_DISABLED : Event.Kind.BACKUP_CODES_DISABLED);
    }

    private static Reason off(Kind kind) {
        return kind == Kind.CODE ? Reason.AUTHENTICATOR_OFF : Reason.BACKUP_CODES_OFF;
    }

    private static Reason reason(SecondStep answer) {
        return ((SecondStep.Later) answer).why().reason();
    }

    private static SecondStep later(int seconds) {
        return new SecondStep.Later(new TryLater(Reason.TOO_MANY_TRIES, Duration.ofSeconds(seconds)));
    }

    private SecondStep typeWrong(AwaitingSecondStep pending) {
        Instant now = portal.clock.instant();
        return portal.useCases
                .signIn()
                .verifySecondStep()
                .verify(pending, ada.app().wrongCodeAt(now), ORIGIN);
    }

    private SecondStep type(AwaitingSecondStep pending) {
        Instant now = portal.clock.instant();
        return portal.useCases
                .signIn()
                .verifySecondStep()
                .verify(pending, ada.app().codeAt(now), ORIGIN);
    }

    private Optional<ProofRefusal> prove(SignedIn person, boolean right) {
        Instant now = portal.clock.instant();
        Proof proof = new Proof(
                PASSWORD,
                new Proof.WithCode(right ? ada.app().codeAt(now) : ada.app().wrongCodeAt(now)));
        var result = portal.useCases.session().confirmIdentity().confirm(person, proof, ORIGIN);
        return result instanceof ConfirmIdentity.Refused refused ? Optional.of(refused.why()) : Optional.empty();
    }

    private Optional<ProofRefusal> confirm(SignedIn person) {
        portal.clock.advance(Duration.ofSeconds(30)); // the code that signed in is spent
        return prove(person, true);
    }

    private BearerToken signedInBrowser() {
        BearerToken browser = BearerToken.make(ada.account().id().value(), new SecureRandom());
        commit(() ->
                portal.store.knownBrowsers().remember(ada.account().id(), browser.digest(), portal.clock.instant()));
        return browser;
    }

    private SignedIn signedIn(Optional<BearerToken> browser) {
        portal.clock.advance(Duration.ofSeconds(30));
        AwaitingSecondStep pending =
                portal.pending(ada.account(), browser.stream().toList());
        var accepted = assertInstanceOf(SecondStep.Accepted.class, type(pending));
        return portal.resumed(accepted.begun().session());
    }

    private void commit(Runnable change) {
        portal.store.transactions().inTransaction(change);
    }

    private long count(Event.Kind kind) {
        return portal.store.auditTrail().count(ada.account().id(), kind);
    }
}
