package org.vestibule.application.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;
import static org.vestibule.testkit.InMemoryPortal.WRONG_PASSWORD;
import static org.vestibule.testkit.InMemoryPortal.email;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.recovery.ResetPassword;
import org.vestibule.application.session.BeginSession;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryPortal.Enrolled;

/**
 * What somebody can do who has nothing but an e-mail address, and any number of network addresses and browsers: neither
 * sign in nor keep the holder from it (S-060, L-03, L-09, L-11).
 */
class EmailOnlyAttackerTest {

    private static final Password ANOTHER = InMemoryPortal.password("four calm otters swim");
    private static final Origin ONE_PLACE = new Origin("198.51.100.7", "");
    private static final Origin ANOTHER_PLACE = new Origin("198.51.100.8", "");
    private static final int FREE_FROM_ONE_ADDRESS = 100;

    private final InMemoryPortal portal = new InMemoryPortal();
    private final Enrolled ada = portal.enrolled("ada@example.com");
    private final BearerToken browser =
            complete(signIn(PASSWORD, List.of())).browser().orElseThrow();
    private int tries;

    @BeforeEach
    void wait_for_the_next_code() {
        portal.clock.advance(TimeStep.LENGTH);
    }

    @Test
    void in_a_known_browser_the_holder_signs_in_at_once() {
        for (int hour = 0; hour < 48; hour++) {
            attackFor(Duration.ofHours(1));
            complete(signIn(PASSWORD, List.of(browser)));
        }
        assertTrue(count(Event.Kind.PASSWORD_REFUSED) > 4 * 48, "The attacker went on all the time");
    }

    @Test
    void in_a_new_browser_even_the_right_password_has_to_wait() {
        attackFor(Duration.ofHours(1));
        assertInstanceOf(SignIn.Later.class, signIn(PASSWORD, List.of()));
    }

    @Test
    void in_a_new_browser_the_mailed_link_makes_way_and_then_it_is_known() {
        attackFor(Duration.ofHours(5).plusMinutes(7));
        portal.useCases.recovery().requestPasswordReset().request(ada.account().email(), List.of(), ORIGIN);
        var done = assertInstanceOf(
                ResetPassword.Done.class,
                portal.useCases
                        .recovery()
                        .resetPassword()
                        .reset(linkInLatestMail(), LinkPurpose.SET_PASSWORD, ANOTHER, ORIGIN));
        for (int i = 0; i < 10; i++) {
            attack();
        }
        complete(signIn(ANOTHER, List.of(done.browser())));
    }

    /** Asked at every moment: what is in the mailbox then sets a password. */
    @Test
    void however_often_somebody_else_asks_a_link_that_works_is_in_the_mailbox() {
        for (int minute = 0; minute < 24 * 60; minute++) {
            portal.useCases
                    .recovery()
                    .requestPasswordReset()
                    .request(ada.account().email(), List.of(), origin());
            portal.useCases
                    .recovery()
                    .requestPasswordReset()
                    .request(ada.account().email(), List.of(), origin());
            BearerToken link = linkInLatestMail();
            assertEquals(
                    ada.account(),
                    portal.useCases
                            .recovery()
                            .followLink()
                            .follow(link, LinkPurpose.SET_PASSWORD)
                            .holder()
                            .orElseThrow(),
                    "minute " + minute);
            portal.clock.advance(Duration.ofMinutes(1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 20, 29, 30, 31, 59, 60, 61})
    void however_often_somebody_asks_there_are_3_mails_an_hour_at_most(int everyMinutes) {
        Deque<Instant> lastHour = new ArrayDeque<>();
        int before = mails().size();
        for (int minute = 0; minute < 24 * 60; minute += everyMinutes) {
            Instant now = portal.clock.instant();
            for (int i = 0; i < 4; i++) {
                portal.useCases
                        .recovery()
                        .requestPasswordReset()
                        .request(ada.account().email(), List.of(), origin());
            }
            for (; before < mails().size(); before++) {
                lastHour.add(now);
            }
            lastHour.removeIf(sent -> !sent.isAfter(now.minus(Duration.ofHours(1))));
            assertTrue(lastHour.size() <= 3, lastHour.size() + " mails in the hour up to minute " + minute);
            portal.clock.advance(Duration.ofMinutes(everyMinutes));
        }
    }

    @Test
    void asking_again_kills_no_live_link() {
        portal.useCases.recovery().requestPasswordReset().request(ada.account().email(), List.of(), ORIGIN);
        BearerToken first = linkInLatestMail();
        portal.useCases.recovery().requestPasswordReset().request(ada.account().email(), List.of(), origin());
        assertInstanceOf(
                ResetPassword.Done.class,
                portal.useCases.recovery().resetPassword().reset(first, LinkPurpose.SET_PASSWORD, ANOTHER, ORIGIN));
    }

    /** A spelling of the address brings no new tries (L-09). */
    @Test
    void another_spelling_of_the_address_counts_as_the_same() {
        for (int i = 0; i < 5; i++) {
            String spelling = i % 2 == 0 ? "ADA@example.com" : "ada@EXAMPLE.com";
            portal.useCases
                    .signIn()
                    .signIn()
                    .signIn(email(spelling), WRONG_PASSWORD, List.of(), Optional.empty(), origin());
        }
        assertInstanceOf(SignIn.Later.class, signIn(PASSWORD, List.of()));
    }

    @Test
    void wrong_passwords_never_burn_the_password_or_turn_the_codes_off() {
        attackFor(Duration.ofDays(3));
        assertEquals(0, count(Event.Kind.PASSWORD_BURNED));
        assertEquals(0, count(Event.Kind.AUTHENTICATOR_DISABLED));
        assertEquals(0, count(Event.Kind.BACKUP_CODES_DISABLED));
    }

    @Test
    void from_one_address_100_passwords_are_free_over_all_accounts() {
        spray(ONE_PLACE, FREE_FROM_ONE_ADDRESS);
        assertEquals(later(30), tryFrom(ONE_PLACE, "one.more@example.com"));
        assertEquals(new SignIn.NotAccepted(), tryFrom(ANOTHER_PLACE, "one.more@example.com"));
    }

    @Test
    void of_ipv6_the_first_64_bits_are_the_address() {
        for (int i = 0; i < FREE_FROM_ONE_ADDRESS; i++) {
            Origin neighbour = new Origin("2001:db8:1:2:%x::%x".formatted(i, i), "");
            assertEquals(new SignIn.NotAccepted(), tryFrom(neighbour, "nobody" + i + "@example.com"));
        }
        assertEquals(later(30), tryFrom(new Origin("2001:db8:1:2:ffff::9", ""), "one.more@example.com"));
        assertEquals(new SignIn.NotAccepted(), tryFrom(new Origin("2001:db8:1:3::9", ""), "one.more@example.com"));
    }

    @Test
    void every_10_minutes_one_try_of_an_address_comes_back() {
        spray(ONE_PLACE, FREE_FROM_ONE_ADDRESS - 1);
        portal.clock.advance(Duration.ofMinutes(20));
        spray(ONE_PLACE, 3);
        assertEquals(later(30), tryFrom(ONE_PLACE, "one.more@example.com"));
    }

    /** A guesser's own account gives the guesser no more tries. */
    @Test
    void a_success_gives_back_only_its_own_try_from_that_address() {
        Account mallory = portal.account("mallory@example.com");
        for (int i = 0; i < FREE_FROM_ONE_ADDRESS; i++) {
            assertEquals(new SignIn.NotAccepted(), tryFrom(ONE_PLACE, "nobody" + i + "@example.com"));
            if (i < FREE_FROM_ONE_ADDRESS - 1) {
                assertInstanceOf(
                        SignIn.SignedInNow.class,
                        portal.useCases
                                .signIn()
                                .signIn()
                                .signIn(mallory.email(), PASSWORD, List.of(), Optional.empty(), ONE_PLACE));
            }
        }
        assertEquals(later(30), tryFrom(ONE_PLACE, "one.more@example.com"));
    }

    @Test
    void a_known_browser_is_let_in_from_an_address_that_has_to_wait() {
        spray(ONE_PLACE, FREE_FROM_ONE_ADDRESS);
        assertInstanceOf(
                SignIn.SecondStepDue.class,
                portal.useCases
                        .signIn()
                        .signIn()
                        .signIn(ada.account().email(), PASSWORD, List.of(browser), Optional.empty(), ONE_PLACE));
        assertEquals(
                later(30),
                portal.useCases
                        .signIn()
                        .signIn()
                        .signIn(ada.account().email(), PASSWORD, List.of(), Optional.empty(), ONE_PLACE));
    }

    /** A browser that is known to one account is not known to the next. */
    @Test
    void a_browser_known_by_its_own_account_is_not_let_in_to_another() {
        spray(ONE_PLACE, FREE_FROM_ONE_ADDRESS);
        assertEquals(
                later(30),
                portal.useCases
                        .signIn()
                        .signIn()
                        .signIn(
                                email("somebody.else@example.com"),
                                WRONG_PASSWORD,
                                List.of(browser),
                                Optional.empty(),
                                ONE_PLACE));
    }

    @Test
    void this_very_machine_is_not_counted_where_the_portal_is_for_that_alone() {
        spray(new Origin("127.0.0.1", "", true), 3 * FREE_FROM_ONE_ADDRESS);
    }

    /** Who is there in front of a portal for others is a proxy that did not say for whom it asks (L-42). */
    @Test
    void this_very_machine_is_counted_where_the_portal_is_for_others() {
        Origin proxy = new Origin("127.0.0.1", "", false);
        spray(proxy, FREE_FROM_ONE_ADDRESS);
        assertEquals(later(30), tryFrom(proxy, "one.more@example.com"));
    }

    private void spray(Origin place, int passwords) {
        for (int i = 0; i < passwords; i++) {
            tries++;
            assertEquals(new SignIn.NotAccepted(), tryFrom(place, "nobody" + tries + "@example.com"), "try " + i);
        }
    }

    private SignIn.Result tryFrom(Origin place, String address) {
        return portal.useCases
                .signIn()
                .signIn()
                .signIn(email(address), WRONG_PASSWORD, List.of(), Optional.empty(), place);
    }

    /** Tries passwords and asks for mails as fast as the portal lets them. */
    private void attackFor(Duration time) {
        Instant end = portal.clock.instant().plus(time);
        while (portal.clock.instant().isBefore(end)) {
            Duration left = Duration.between(portal.clock.instant(), end);
            Duration delay = attack();
            portal.clock.advance(delay.compareTo(left) < 0 ? delay : left);
        }
    }

    private Duration attack() {
        portal.useCases.recovery().requestPasswordReset().request(ada.account().email(), List.of(), origin());
        SignIn.Result answer = portal.useCases
                .signIn()
                .signIn()
                .signIn(ada.account().email(), WRONG_PASSWORD, List.of(), Optional.empty(), origin());
        return answer instanceof SignIn.Later later ? later.why().delay() : Duration.ZERO;
    }

    private Origin origin() {
        tries++;
        return new Origin("10." + (tries >> 16) + "." + ((tries >> 8) & 255) + "." + (tries & 255), "");
    }

    private SignIn.Result signIn(Password password, List<BearerToken> borne) {
        return portal.signIn(ada.account(), password, borne);
    }

    private BeginSession.Begun complete(SignIn.Result first) {
        BearerToken pending =
                assertInstanceOf(SignIn.SecondStepDue.class, first).pending();
        var signIn = (AwaitingSecondStep)
                portal.useCases.signIn().resumeSignIn().resume(pending).orElseThrow();
        SecondStep second = portal.useCases
                .signIn()
                .verifySecondStep()
                .verify(signIn, ada.app().codeAt(portal.clock.instant()), ORIGIN);
        return assertInstanceOf(SecondStep.Accepted.class, second).begun();
    }

    private BearerToken linkInLatestMail() {
        List<Notice> mails = mails();
        String path = mails.get(mails.size() - 1).link().getPath();
        return BearerToken.parse(path.substring(path.lastIndexOf('/') + 1)).orElseThrow();
    }

    private List<Notice> mails() {
        return portal.store.outbox().due().stream()
                .filter(mail -> mail.kind() == Notice.Kind.PASSWORD_RESET)
                .toList();
    }

    private long count(Event.Kind kind) {
        return portal.store.auditTrail().count(ada.account().id(), kind);
    }

    private static SignIn.Result later(int seconds) {
        return new SignIn.Later(new TryLater(TryLater.Reason.TOO_MANY_PASSWORDS, Duration.ofSeconds(seconds)));
    }
}
