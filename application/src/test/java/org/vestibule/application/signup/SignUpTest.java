package org.vestibule.application.signup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;
import static org.vestibule.testkit.InMemoryPortal.email;
import static org.vestibule.testkit.InMemoryPortal.password;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.application.password.HashQueue;
import org.vestibule.application.transaction.StoreUnavailable;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.attempt.ClientAddress;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.password.PasswordPolicy.Refusal;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.MeddledStore;
import org.vestibule.testkit.Race;
import org.vestibule.testkit.SettableClock;

class SignUpTest {

    private static final EmailAddress ADDRESS = email("Ada@Example.com");
    private static final PersonName NAME = PersonName.parse("Ada Lovelace").orElseThrow();
    private static final FinishSignUp.Result LINK_EXPIRED = new FinishSignUp.LinkExpired();

    private final SettableClock clock = new SettableClock();
    private final MeddledStore store = new MeddledStore();
    private final HashQueue queue = new HashQueue(2, 64, System::nanoTime);
    private final InMemoryPortal portal = new InMemoryPortal(clock, store, queue);

    @Test
    void the_mailed_link_makes_an_account_and_signs_in() {
        BearerToken link = ask(ADDRESS);
        assertEquals(new FollowSignUp.Live(ADDRESS), follow(link));
        var account = portal.resumed(finished(finish(link, PASSWORD)).begun().session())
                .account();
        assertEquals(ADDRESS, account.email());
        assertEquals("Ada@Example.com", account.email().written());
        assertEquals(NAME, account.name());
        assertTrue(account.enabled());
        portal.signedIn(account);
    }

    @Test
    void making_it_is_two_events() {
        var account = portal.resumed(
                        finished(finish(ask(ADDRESS), PASSWORD)).begun().session())
                .account();
        assertEquals(
                List.of(Event.Kind.ACCOUNT_CREATED, Event.Kind.SIGNED_IN_WITH_PASSWORD),
                store.auditTrail().kinds(account.id()));
        store.auditTrail().events().forEach(event -> assertEquals(Event.Actor.HOLDER, event.actor()));
    }

    @Test
    void asking_makes_no_account() {
        ask(ADDRESS);
        assertEquals(Optional.empty(), portal.useCases.account().findAccount().find(ADDRESS));
    }

    /** S-063: the page cannot tell the two apart, and the mail box can. */
    @Test
    void a_known_address_gets_a_mail_that_says_so() {
        portal.account("ada@example.com");
        portal.useCases.signUp().requestSignUp().request(ADDRESS, List.of(), ORIGIN);
        List<Notice> mails = mails(ADDRESS);
        assertEquals(List.of(Notice.Kind.SIGN_UP_KNOWN), kinds(mails));
        assertEquals("https://portal.example/sign-in", mails.get(0).link().toString());
    }

    /** S-049: links begin with the address that the operator set. */
    @Test
    void an_unknown_address_gets_a_link() {
        BearerToken link = ask(ADDRESS);
        List<Notice> mails = portal.mailer.sentTo(ADDRESS);
        assertEquals(List.of(Notice.Kind.SIGN_UP), kinds(mails));
        assertEquals(
                "https://portal.example/sign-up/finish/" + link.text(),
                mails.get(0).link().toString());
    }

    @Test
    void a_link_works_once() {
        BearerToken link = ask(ADDRESS);
        finished(finish(link, PASSWORD));
        assertEquals(LINK_EXPIRED, finish(link, PASSWORD));
        assertEquals(new FollowSignUp.AccountMade(), follow(link));
        clock.advance(Duration.ofHours(24));
        assertEquals(new FollowSignUp.AccountMade(), follow(link), "it was used before it expired");
    }

    /** Whoever asked twice has two links, and one account is all that comes of them. */
    @Test
    void a_link_whose_address_has_an_account_by_now_says_so() {
        BearerToken first = ask(ADDRESS);
        BearerToken second = ask(ADDRESS);
        finished(finish(second, PASSWORD));
        assertEquals(new FollowSignUp.AccountMade(), follow(first));
        assertEquals(LINK_EXPIRED, finish(first, PASSWORD));
    }

    @Test
    void another_secret_says_nothing_of_a_link() {
        BearerToken link = ask(ADDRESS);
        BearerToken forged = BearerToken.make(link.owner(), new SecureRandom());
        assertEquals(new FollowSignUp.Unknown(), follow(forged));
        finished(finish(link, PASSWORD));
        assertEquals(new FollowSignUp.Unknown(), follow(forged));
    }

    @Test
    void of_many_that_use_one_link_at_once_one_wins() {
        BearerToken link = ask(ADDRESS);
        try (Race race = new Race(30)) {
            List<FinishSignUp.Result> results = race.run(() -> finish(link, PASSWORD));
            assertEquals(
                    1,
                    results.stream()
                            .filter(FinishSignUp.Finished.class::isInstance)
                            .count());
            assertEquals(29, results.stream().filter(LINK_EXPIRED::equals).count());
        }
    }

    @Test
    void a_link_works_for_24_hours() {
        BearerToken link = ask(ADDRESS);
        clock.advance(Duration.ofHours(24).minusMillis(1));
        assertEquals(new FollowSignUp.Live(ADDRESS), follow(link));
        clock.advance(Duration.ofMillis(1));
        assertEquals(new FollowSignUp.Expired(), follow(link));
        assertEquals(LINK_EXPIRED, finish(link, PASSWORD));
    }

    @Test
    void an_older_link_still_works_after_asking_again() {
        BearerToken first = ask(ADDRESS);
        BearerToken second = ask(ADDRESS);
        assertNotEquals(first, second);
        finished(finish(first, PASSWORD));
        assertEquals(LINK_EXPIRED, finish(second, PASSWORD));
    }

    @Test
    void at_most_3_mails_an_hour_go_to_an_address() {
        for (int i = 0; i < 10; i++) {
            portal.useCases.signUp().requestSignUp().request(ADDRESS, List.of(), ORIGIN);
        }
        portal.useCases.signUp().requestSignUp().request(email("ADA@EXAMPLE.COM"), List.of(), ORIGIN);
        assertEquals(3, mails(ADDRESS).size());
        clock.advance(Duration.ofHours(1).minusMillis(1));
        portal.useCases.signUp().requestSignUp().request(ADDRESS, List.of(), ORIGIN);
        assertEquals(3, mails(ADDRESS).size());
        clock.advance(Duration.ofMillis(1));
        portal.useCases.signUp().requestSignUp().request(ADDRESS, List.of(), ORIGIN);
        assertEquals(4, mails(ADDRESS).size());
    }

    @Test
    void a_known_address_gets_no_more_mails_than_an_unknown_one() {
        portal.account("ada@example.com");
        for (int i = 0; i < 10; i++) {
            portal.useCases.signUp().requestSignUp().request(ADDRESS, List.of(), ORIGIN);
        }
        assertEquals(3, mails(ADDRESS).size());
    }

    @Test
    void one_address_takes_no_mails_from_another() {
        for (int i = 0; i < 4; i++) {
            portal.useCases.signUp().requestSignUp().request(ADDRESS, List.of(), ORIGIN);
        }
        portal.useCases.signUp().requestSignUp().request(email("bob@example.com"), List.of(), ORIGIN);
        assertEquals(1, mails(email("bob@example.com")).size());
    }

    @Test
    void an_address_taken_meanwhile_makes_the_link_void() {
        BearerToken link = ask(ADDRESS);
        portal.account("ada@example.com");
        assertEquals(LINK_EXPIRED, finish(link, PASSWORD));
        assertEquals(1, store.accounts().after(Optional.empty(), 10).size());
    }

    @Test
    void an_address_taken_while_the_password_is_hashed_makes_the_link_void() {
        BearerToken link = ask(ADDRESS);
        store.beforeNextTransaction(() -> portal.account("ada@example.com"));
        assertEquals(LINK_EXPIRED, finish(link, PASSWORD));
        assertEquals(1, store.accounts().after(Optional.empty(), 10).size());
    }

    /** S-001, S-007. */
    @Test
    void a_password_that_will_not_do_keeps_the_link() {
        BearerToken link = ask(ADDRESS);
        assertEquals(refused(Refusal.TOO_SHORT), finish(link, password("fourteen chars")));
        assertEquals(refused(Refusal.TOO_COMMON), finish(link, password("PasswordPassword")));
        assertEquals(refused(Refusal.TOO_PERSONAL), finish(link, password("Ada.Lovelace, 1815")));
        finished(finish(link, PASSWORD));
    }

    @Test
    void whoever_finds_the_queue_full_keeps_the_link() {
        BearerToken link = ask(ADDRESS);
        List<HashQueue.Place> all = Stream.generate(() -> queue.enter(ClientAddress.THIS_MACHINE, true))
                .takeWhile(Optional::isPresent)
                .map(Optional::orElseThrow)
                .toList();
        assertEquals(new FinishSignUp.Later(HashQueue.BUSY), finish(link, PASSWORD));
        all.forEach(HashQueue.Place::close);
        finished(finish(link, PASSWORD));
    }

    @Test
    void a_sign_up_that_is_rolled_back_keeps_the_link_and_leaves_no_account() {
        BearerToken link = ask(ADDRESS);
        store.rollBackNextTransaction();
        assertThrows(StoreUnavailable.class, () -> finish(link, PASSWORD));
        assertEquals(Optional.empty(), portal.useCases.account().findAccount().find(ADDRESS));
        assertEquals(List.of(), store.auditTrail().events());
        finished(finish(link, PASSWORD));
    }

    @Test
    void a_request_that_is_rolled_back_mails_nothing() {
        store.rollBackNextTransaction();
        assertThrows(
                StoreUnavailable.class,
                () -> portal.useCases.signUp().requestSignUp().request(ADDRESS, List.of(), ORIGIN));
        assertEquals(List.of(), mails(ADDRESS));
    }

    private BearerToken ask(EmailAddress email) {
        portal.useCases.signUp().requestSignUp().request(email, List.of(), ORIGIN);
        List<Notice> mails = mails(email);
        String link = mails.get(mails.size() - 1).link().toString();
        return BearerToken.parse(link.substring(link.lastIndexOf('/') + 1)).orElseThrow();
    }

    private List<Notice> mails(EmailAddress email) {
        portal.deliverAll();
        return portal.mailer.sentTo(email);
    }

    private FinishSignUp.Result finish(BearerToken link, Password password) {
        return portal.useCases.signUp().finishSignUp().finish(link, NAME, password, ORIGIN);
    }

    private static List<Notice.Kind> kinds(List<Notice> mails) {
        return mails.stream().map(Notice::kind).toList();
    }

    private static FinishSignUp.Finished finished(FinishSignUp.Result result) {
        return assertInstanceOf(FinishSignUp.Finished.class, result);
    }

    private static FinishSignUp.Result refused(Refusal reason) {
        return new FinishSignUp.PasswordRefused(reason, 15);
    }

    private FollowSignUp.Result follow(BearerToken link) {
        return portal.useCases.signUp().followSignUp().follow(link);
    }
}
