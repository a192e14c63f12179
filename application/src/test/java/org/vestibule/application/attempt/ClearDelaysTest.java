package org.vestibule.application.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;
import static org.vestibule.testkit.InMemoryPortal.WRONG_PASSWORD;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vestibule.application.signin.SecondStep;
import org.vestibule.application.signin.SignIn;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryPortal.Enrolled;

/** An operator's help for somebody who has to wait (S-029, S-060). */
class ClearDelaysTest {

    private static final BackupCode UNKNOWN =
            BackupCode.parse("00000-00000-00000").orElseThrow();

    private final InMemoryPortal portal = new InMemoryPortal();
    private final Enrolled ada = portal.enrolled("ada@example.com");
    private final Account account = ada.account();
    private final BearerToken browser = knownBrowser();

    @Test
    void passwords_may_be_tried_at_once_in_every_browser() {
        for (List<BearerToken> borne : List.of(List.<BearerToken>of(), List.of(browser))) {
            for (int i = 0; i < 5; i++) {
                portal.signIn(account, WRONG_PASSWORD, borne);
            }
            assertInstanceOf(SignIn.Later.class, portal.signIn(account, PASSWORD, borne));
        }
        clear();
        assertInstanceOf(SignIn.SecondStepDue.class, portal.signIn(account, PASSWORD));
        assertInstanceOf(SignIn.SecondStepDue.class, portal.signIn(account, PASSWORD, List.of(browser)));
    }

    @Test
    void codes_and_backup_codes_may_be_tried_at_once_in_every_browser() {
        for (List<BearerToken> borne : List.of(List.<BearerToken>of(), List.of(browser))) {
            for (int i = 0; i < 5; i++) {
                verifyWrong(borne);
                redeem(borne, UNKNOWN);
            }
            assertInstanceOf(SecondStep.Later.class, verifyWrong(borne));
            assertInstanceOf(SecondStep.Later.class, redeem(borne, UNKNOWN));
        }
        clear();
        for (List<BearerToken> borne : List.of(List.<BearerToken>of(), List.of(browser))) {
            assertEquals(new SecondStep.Wrong(), verifyWrong(borne));
            assertEquals(new SecondStep.Wrong(), redeem(borne, UNKNOWN));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DEVICE_CODE", "BACKUP_CODE_TYPED_BACK"})
    void what_a_device_shows_and_codes_as_proof_may_be_typed_at_once(Guess guess) {
        BucketKey codes = BucketKey.of(guess, account.id());
        Instant now = portal.clock.instant();
        for (int i = 0; i < 5; i++) {
            portal.store.attempts().reserve(List.of(codes), now);
        }
        assertTrue(portal.store.attempts().reserve(List.of(codes), now).isPresent());
        clear();
        assertEquals(Optional.empty(), portal.store.attempts().reserve(List.of(codes), now));
    }

    @Test
    void mails_may_be_asked_for_at_once() {
        for (int i = 0; i < 5; i++) {
            portal.useCases.recovery().requestPasswordReset().request(account.email(), List.of(), ORIGIN);
        }
        clear();
        portal.useCases.recovery().requestPasswordReset().request(account.email(), List.of(), ORIGIN);
        assertEquals(
                3,
                portal.store.outbox().due().stream()
                        .filter(mail -> mail.kind() == Notice.Kind.PASSWORD_RESET)
                        .count());
    }

    /** The 100 in a row are no delay. */
    @Test
    void an_authenticator_that_is_off_stays_off() {
        guessInKnownBrowsers(100);
        assertEquals(1, count(Event.Kind.AUTHENTICATOR_DISABLED));
        clear();
        SecondStep answer = portal.useCases
                .signIn()
                .verifySecondStep()
                .verify(portal.pending(account), ada.app().codeAt(portal.clock.instant()), ORIGIN);
        assertEquals(
                TryLater.Reason.AUTHENTICATOR_OFF,
                assertInstanceOf(SecondStep.Later.class, answer).why().reason());
    }

    @Test
    void the_row_goes_on_where_it_was() {
        guessInKnownBrowsers(99);
        clear();
        assertEquals(0, count(Event.Kind.AUTHENTICATOR_DISABLED));
        guessInKnownBrowsers(1);
        assertEquals(1, count(Event.Kind.AUTHENTICATOR_DISABLED));
    }

    @Test
    void a_burned_password_stays_burned() {
        for (int i = 0; i < 20; i++) {
            verifyWrong(List.of());
            portal.clock.advance(Duration.ofMinutes(15));
        }
        clear();
        assertInstanceOf(SignIn.NotAccepted.class, portal.signIn(account, PASSWORD));
    }

    @Test
    void another_account_is_not_touched() {
        Account bob = portal.account("bob@example.com");
        for (int i = 0; i < 5; i++) {
            portal.signIn(bob, WRONG_PASSWORD);
        }
        clear();
        assertInstanceOf(SignIn.Later.class, portal.signIn(bob, PASSWORD));
    }

    @Test
    void the_holder_is_told_when() {
        clear();
        assertEquals(
                List.of(List.of(portal.clock.instant().toString())),
                portal.store.outbox().due().stream()
                        .filter(mail -> mail.kind() == Notice.Kind.DELAYS_CLEARED)
                        .map(Notice::details)
                        .toList());
    }

    @Test
    void the_log_says_that_an_operator_did_it() {
        clear();
        Event logged = portal.store.auditTrail().events().stream()
                .filter(event -> event.kind() == Event.Kind.DELAYS_CLEARED)
                .findFirst()
                .orElseThrow();
        assertEquals(Event.Actor.OPERATOR, logged.actor());
        assertEquals(account.id(), logged.account());
    }

    /** In any number of them, since one is known no longer after 20. */
    private void guessInKnownBrowsers(int times) {
        var store = portal.store;
        for (int i = 0; i < times; i++) {
            BearerToken other = BearerToken.make(account.id().value(), new SecureRandom());
            Instant now = portal.clock.instant();
            store.transactions().inTransaction(() -> store.knownBrowsers().remember(account.id(), other.digest(), now));
            assertInstanceOf(SecondStep.Wrong.class, verifyWrong(List.of(other)));
            portal.clock.advance(Duration.ofMinutes(15));
        }
    }

    private void clear() {
        portal.useCases.account().clearDelays().clear(account);
    }

    private SecondStep verifyWrong(List<BearerToken> borne) {
        return portal.useCases
                .signIn()
                .verifySecondStep()
                .verify(portal.pending(account, borne), ada.app().wrongCodeAt(portal.clock.instant()), ORIGIN);
    }

    private SecondStep redeem(List<BearerToken> borne, BackupCode code) {
        return portal.useCases.signIn().redeemBackupCode().redeem(portal.pending(account, borne), code, ORIGIN);
    }

    private BearerToken knownBrowser() {
        SecondStep answer = portal.useCases
                .signIn()
                .verifySecondStep()
                .verify(portal.pending(account), ada.app().codeAt(portal.clock.instant()), ORIGIN);
        portal.clock.advance(TimeStep.LENGTH);
        return assertInstanceOf(SecondStep.Accepted.class, answer)
                .begun()
                .browser()
                .orElseThrow();
    }

    private long count(Event.Kind kind) {
        return portal.store.auditTrail().count(account.id(), kind);
    }
}
