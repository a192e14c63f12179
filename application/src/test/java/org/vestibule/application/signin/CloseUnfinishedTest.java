package org.vestibule.application.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.application.act.Acts;
import org.vestibule.application.audit.WatchedLog;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.notice.TellHolder;
import org.vestibule.application.secondstep.Claimant;
import org.vestibule.application.secondstep.WrongSteps;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryPortal.Enrolled;

/** What the holder is told of sign-ins: unfinished ones, and those in browsers never seen before (PRODUCT E). */
class CloseUnfinishedTest {

    private static final Origin THIEF = new Origin("203.0.113.90", "Mozilla/5.0 (X11; Linux x86_64) Chrome/142.0");

    private final InMemoryPortal portal = new InMemoryPortal();
    private final Enrolled ada = portal.enrolled("ada@example.com");

    @Test
    void after_5_minutes_the_holder_is_told_when_in_which_browser_and_from_where() {
        Instant begun = portal.clock.instant();
        begin(aVisit(), THIEF);
        portal.clock.advance(AwaitingSecondStep.LIFETIME.minusMillis(1));
        closeAll();
        assertEquals(List.of(), mails(Notice.Kind.SIGN_IN_UNFINISHED));
        portal.clock.advance(Duration.ofMillis(1));
        closeAll();
        Notice told = mails(Notice.Kind.SIGN_IN_UNFINISHED).get(0);
        assertEquals(ada.account().email(), told.to());
        assertEquals(List.of(begun.toString(), "Chrome on Linux", "203.0.113.90"), told.details());
        assertTrue(told.link().getPath().startsWith("/not-me/"), told.link().getPath());
    }

    @Test
    void five_wrong_codes_end_it_and_the_holder_is_told_all_the_same() {
        AwaitingSecondStep pending = begin(aVisit(), THIEF);
        for (int i = 0; i < 5; i++) {
            Instant now = portal.clock.instant();
            portal.useCases
                    .signIn()
                    .verifySecondStep()
                    .verify(pending, ada.app().wrongCodeAt(now), THIEF);
        }
        portal.clock.advance(AwaitingSecondStep.LIFETIME);
        closeAll();
        assertEquals(1, mails(Notice.Kind.SIGN_IN_UNFINISHED).size());
    }

    @Test
    void one_mail_an_hour_tells_of_the_latest() {
        for (int i = 0; i < 24; i++) {
            begin(aVisit(), new Origin("203.0.113." + i, ""));
            portal.clock.advance(Duration.ofMinutes(10));
            closeAll();
        }
        portal.clock.advance(Duration.ofHours(1));
        closeAll();
        List<Notice> told = mails(Notice.Kind.SIGN_IN_UNFINISHED, Notice.Kind.SIGN_INS_UNFINISHED);
        assertEquals(5, told.size());
        assertEquals("203.0.113.0", told.get(0).details().get(2));
        assertEquals("203.0.113.23", told.get(4).details().get(2), "the last one is told of, too");
    }

    @Test
    void several_are_told_of_in_one_mail_that_says_how_many_from_how_many_addresses() {
        begin(aVisit(), ORIGIN);
        portal.clock.advance(AwaitingSecondStep.LIFETIME);
        closeAll();
        Instant latest = portal.clock.instant();
        for (int i = 0; i < 5; i++) {
            latest = portal.clock.instant();
            begin(aVisit(), new Origin("203.0.113." + i % 2, ""));
            portal.clock.advance(Duration.ofMinutes(1));
        }
        portal.clock.advance(Duration.ofHours(1));
        closeAll();
        assertEquals(1, mails(Notice.Kind.SIGN_IN_UNFINISHED).size());
        List<Notice> told = mails(Notice.Kind.SIGN_INS_UNFINISHED);
        assertEquals(1, told.size());
        assertEquals(
                List.of(latest.toString(), "unknown", "203.0.113.0", "5", "2"),
                told.get(0).details());
    }

    /** Each turn fails over an account at most once, and the next one goes on. */
    @Test
    void an_account_whose_mail_fails_holds_up_no_other_and_is_told_an_hour_later() {
        Enrolled bob = portal.enrolled("bob@example.com");
        AtomicBoolean broken = new AtomicBoolean(true);
        CloseUnfinished job = job(broken, portal.store.wrongSteps());
        begin(aVisit(), THIEF);
        portal.clock.advance(Duration.ofSeconds(1));
        portal.pending(bob.account());
        portal.clock.advance(AwaitingSecondStep.LIFETIME);
        assertThrows(IllegalStateException.class, job::close);
        assertTrue(job.close());
        assertEquals(
                List.of(bob.account().email()),
                mails(Notice.Kind.SIGN_IN_UNFINISHED).stream().map(Notice::to).toList());
        broken.set(false);
        assertFalse(job.close());
        portal.clock.advance(Duration.ofHours(1));
        assertTrue(job.close());
        assertEquals(2, mails(Notice.Kind.SIGN_IN_UNFINISHED).size());
    }

    @Test
    void an_account_whose_count_cannot_be_settled_holds_up_no_mail() {
        AwaitingSecondStep pending = begin(aVisit(), THIEF);
        Instant now = portal.clock.instant();
        portal.useCases.signIn().verifySecondStep().verify(pending, ada.app().wrongCodeAt(now), THIEF);
        portal.clock.advance(WrongSteps.TAKEN_BACK_WITHIN);
        CloseUnfinished job = job(new AtomicBoolean(), new Unsettleable(portal.store.wrongSteps()));
        assertThrows(IllegalStateException.class, job::close);
        assertEquals(1, mails(Notice.Kind.SIGN_IN_UNFINISHED).size());
    }

    @Test
    void none_is_told_of_whose_browser_completed_one_meanwhile() {
        TokenDigest visit = aVisit();
        begin(visit, ORIGIN);
        complete(begin(visit, ORIGIN));
        portal.clock.advance(AwaitingSecondStep.LIFETIME);
        closeAll();
        assertEquals(List.of(), mails(Notice.Kind.SIGN_IN_UNFINISHED));
    }

    @Test
    void that_the_holder_signs_in_elsewhere_hides_nothing() {
        begin(aVisit(), THIEF);
        complete(begin(aVisit(), ORIGIN));
        portal.clock.advance(AwaitingSecondStep.LIFETIME);
        closeAll();
        assertEquals(1, mails(Notice.Kind.SIGN_IN_UNFINISHED).size());
    }

    @Test
    void without_a_second_step_nothing_is_unfinished() {
        portal.signedIn(portal.account("bob@example.com"));
        portal.clock.advance(AwaitingSecondStep.LIFETIME);
        closeAll();
        assertEquals(List.of(), mails(Notice.Kind.SIGN_IN_UNFINISHED));
    }

    @Test
    void a_sign_in_from_a_browser_never_seen_before_is_told_of_and_the_next_there_is_not() {
        BearerToken known = complete(begin(aVisit(), THIEF)).orElseThrow();
        int before = mails(Notice.Kind.NEW_BROWSER).size();
        Notice told = mails(Notice.Kind.NEW_BROWSER).get(before - 1);
        assertEquals(List.of("Chrome on Linux", "203.0.113.90"), told.details().subList(1, 3));
        portal.clock.advance(Duration.ofSeconds(30));
        complete(portal.pending(ada.account(), List.of(known)));
        assertEquals(before, mails(Notice.Kind.NEW_BROWSER).size());
        portal.signedIn(portal.account("bob@example.com"));
        assertEquals(before + 1, mails(Notice.Kind.NEW_BROWSER).size(), "by password alone, too");
    }

    /** Else whoever has an account fills the one queue that everybody's mails wait in. */
    @Test
    void sign_ins_by_password_alone_are_mailed_three_times_an_hour_and_all_logged() {
        Account bob = portal.account("bob@example.com");
        int before = mails(Notice.Kind.NEW_BROWSER).size();
        for (int i = 0; i < 20; i++) {
            portal.signedIn(bob);
        }
        assertEquals(before + 3, mails(Notice.Kind.NEW_BROWSER).size());
        assertEquals(20, portal.store.auditTrail().count(bob.id(), Event.Kind.SIGNED_IN_WITH_PASSWORD));
        portal.clock.advance(Duration.ofHours(1));
        portal.signedIn(bob);
        assertEquals(before + 4, mails(Notice.Kind.NEW_BROWSER).size());
    }

    /** The job, where the mail to one account fails. */
    private CloseUnfinished job(AtomicBoolean broken, WrongSteps wrongSteps) {
        Outbox outbox = new Outbox() {
            @Override
            public void add(Notice notice) {
                if (broken.get() && notice.account().equals(ada.account().id())) {
                    throw new IllegalStateException("This mail cannot be written");
                }
                portal.store.outbox().add(notice);
            }

            @Override
            public Waiting waiting() {
                return portal.store.outbox().waiting();
            }

            @Override
            public Optional<Due> claim(Notice.Urgency least, Instant now, Instant until) {
                return portal.store.outbox().claim(least, now, until);
            }

            @Override
            public void erase(Due due) {
                portal.store.outbox().erase(due);
            }

            @Override
            public void postpone(Due due, Instant until, String why) {
                portal.store.outbox().postpone(due, until, why);
            }
        };
        PortalLinks links = new PortalLinks(URI.create("https://portal.example"));
        return new CloseUnfinished(
                portal.store.signIns(),
                wrongSteps,
                portal.store.attempts(),
                portal.store.credentials(),
                new Acts(
                        new WatchedLog(portal.store.transactions(), portal.store.auditTrail(), event -> {}),
                        new TellHolder(portal.store.mailedLinks(), outbox, links, new SecureRandom()),
                        links,
                        portal.clock,
                        new SecureRandom()));
    }

    private void closeAll() {
        for (int i = 0; i < 100 && portal.useCases.signIn().closeUnfinished().close(); i++) {
            assertFalse(i == 99, "It never ends");
        }
    }

    private AwaitingSecondStep begin(TokenDigest visit, Origin origin) {
        SignIn.Result result = portal.useCases
                .signIn()
                .signIn()
                .signIn(ada.account().email(), PASSWORD, List.of(), Optional.of(visit), origin);
        BearerToken pending =
                assertInstanceOf(SignIn.SecondStepDue.class, result).pending();
        return (AwaitingSecondStep)
                portal.useCases.signIn().resumeSignIn().resume(pending).orElseThrow();
    }

    private Optional<BearerToken> complete(AwaitingSecondStep pending) {
        Instant now = portal.clock.instant();
        var result = portal.useCases
                .signIn()
                .verifySecondStep()
                .verify(pending, ada.app().codeAt(now), THIEF);
        return assertInstanceOf(SecondStep.Accepted.class, result).begun().browser();
    }

    private TokenDigest aVisit() {
        return BearerToken.make(ada.account().id().value(), new SecureRandom()).digest();
    }

    private List<Notice> mails(Notice.Kind... kinds) {
        Stream<Notice> due = portal.store.outbox().due().stream();
        return due.filter(mail -> List.of(kinds).contains(mail.kind())).toList();
    }

    /** Wrong steps that cannot be settled. */
    private record Unsettleable(WrongSteps original) implements WrongSteps {

        @Override
        public void note(Claimant who, Instant now) {
            original.note(who, now);
        }

        @Override
        public void noteEnded(Claimant who) {
            original.noteEnded(who);
        }

        @Override
        public void takeBack(Claimant who, Instant now) {
            original.takeBack(who, now);
        }

        @Override
        public Optional<AccountId> nextUnsettled(Instant now) {
            return original.nextUnsettled(now);
        }

        @Override
        public void settle(AccountId account, Instant now) {
            throw new IllegalStateException("These cannot be settled");
        }

        @Override
        public void clear(AccountId account) {
            original.clear(account);
        }
    }
}
