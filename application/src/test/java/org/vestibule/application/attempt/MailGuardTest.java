package org.vestibule.application.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.vestibule.testkit.InMemoryPortal.email;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vestibule.application.signin.SignIn;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.testkit.InMemoryPortal;

/** One place cannot have mails sent to everybody, by whichever of the forms that anybody may send (PRODUCT A, L-42). */
class MailGuardTest {

    private static final int MAILS_AN_HOUR = 60;
    private static final Origin ONE_PLACE = new Origin("198.51.100.7", "");
    private static final Origin ANOTHER_PLACE = new Origin("198.51.100.8", "");

    private final InMemoryPortal portal = new InMemoryPortal();
    private int strangers;

    /** The forms. */
    private enum Form {
        SIGN_UP,
        FORGOTTEN
    }

    @ParameterizedTest
    @EnumSource
    void a_place_causes_60_mails_and_then_one_a_minute(Form form) {
        for (int i = 0; i < MAILS_AN_HOUR; i++) {
            assertEquals(Optional.empty(), ask(form, ONE_PLACE));
        }
        assertEquals(waiting(Duration.ofMinutes(1)), ask(form, ONE_PLACE));
        assertEquals(Optional.empty(), ask(form, ANOTHER_PLACE));
        portal.clock.advance(Duration.ofMinutes(1));
        assertEquals(Optional.empty(), ask(form, ONE_PLACE));
        assertEquals(waiting(Duration.ofMinutes(1)), ask(form, ONE_PLACE));
        assertEquals(MAILS_AN_HOUR + 2, mails());
    }

    @Test
    void the_forms_share_one_count_and_so_do_the_addresses_of_one_customer() {
        for (int i = 0; i < MAILS_AN_HOUR; i++) {
            Origin neighbour = new Origin("2001:db8:1:2:%x::1".formatted(i), "");
            assertEquals(Optional.empty(), ask(i % 2 == 0 ? Form.SIGN_UP : Form.FORGOTTEN, neighbour));
        }
        Origin last = new Origin("2001:db8:1:2:ffff::9", "");
        assertEquals(waiting(Duration.ofMinutes(1)), ask(Form.SIGN_UP, last));
        assertEquals(waiting(Duration.ofMinutes(1)), ask(Form.FORGOTTEN, last));
        assertEquals(Optional.empty(), ask(Form.FORGOTTEN, new Origin("2001:db8:1:3::9", "")));
    }

    /** S-063: whoever asks from there is told the same of an address that has an account. */
    @ParameterizedTest
    @EnumSource
    void it_is_the_same_for_every_address(Form form) {
        Account ada = portal.account("ada@example.com");
        exhaust(ONE_PLACE);
        assertEquals(ask(form, ONE_PLACE), ask(form, ada.email().written(), List.of(), ONE_PLACE));
    }

    @Test
    void a_known_browser_asks_for_its_own_account_from_anywhere() {
        Account ada = portal.account("ada@example.com");
        BearerToken known = ((SignIn.SignedInNow) portal.signIn(ada, InMemoryPortal.PASSWORD))
                .begun()
                .browser()
                .orElseThrow();
        exhaust(ONE_PLACE);
        assertEquals(Optional.empty(), ask(Form.FORGOTTEN, ada.email().written(), List.of(known), ONE_PLACE));
        assertEquals(waiting(Duration.ofMinutes(1)), ask(Form.FORGOTTEN, "bob@example.com", List.of(known), ONE_PLACE));
    }

    @Test
    void this_very_machine_is_not_counted_where_the_portal_is_for_that_alone() {
        Origin here = new Origin("127.0.0.1", "", true);
        for (int i = 0; i < 2 * MAILS_AN_HOUR; i++) {
            assertEquals(Optional.empty(), ask(Form.SIGN_UP, here));
        }
    }

    /** A mailbox that has had enough is nobody's business, and costs the place nothing: no mail is written. */
    @Test
    void what_is_tacitly_not_sent_is_not_counted_by_place() {
        for (int i = 0; i < 2 * MAILS_AN_HOUR; i++) {
            assertEquals(Optional.empty(), ask(Form.SIGN_UP, "bob@example.com", List.of(), ONE_PLACE));
        }
        assertEquals(3, mails());
        assertEquals(Optional.empty(), ask(Form.SIGN_UP, ONE_PLACE));
    }

    private void exhaust(Origin place) {
        for (int i = 0; i < MAILS_AN_HOUR; i++) {
            assertEquals(Optional.empty(), ask(Form.SIGN_UP, place));
        }
    }

    private Optional<TryLater> ask(Form form, Origin place) {
        return ask(form, stranger(strangers++), List.of(), place);
    }

    private Optional<TryLater> ask(Form form, String address, List<BearerToken> borne, Origin place) {
        return form == Form.SIGN_UP
                ? portal.useCases.signUp().requestSignUp().request(email(address), borne, place)
                : portal.useCases.recovery().requestPasswordReset().request(email(address), borne, place);
    }

    private static Optional<TryLater> waiting(Duration delay) {
        return Optional.of(new TryLater(TryLater.Reason.TOO_MANY_MAILS, delay));
    }

    private long mails() {
        portal.deliverAll();
        return Stream.concat(
                        Stream.of("bob@example.com"),
                        IntStream.range(0, strangers).mapToObj(MailGuardTest::stranger))
                .mapToLong(address -> portal.mailer.sentTo(email(address)).size())
                .sum();
    }

    private static String stranger(int number) {
        return "stranger" + number + "@example.com";
    }
}
