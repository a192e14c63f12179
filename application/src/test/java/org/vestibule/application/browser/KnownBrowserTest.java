package org.vestibule.application.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;
import static org.vestibule.testkit.InMemoryPortal.WRONG_PASSWORD;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.signin.SignIn;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;
import org.vestibule.testkit.InMemoryPortal;

/** What makes a browser known, for how long, and what that is good for (S-060, S-087, L-11). */
class KnownBrowserTest {

    private final InMemoryPortal portal = new InMemoryPortal();
    private final Account ada = portal.account("ada@example.com");

    @Test
    void a_complete_sign_in_makes_a_browser_known_and_the_next_brings_no_other_token() {
        BearerToken browser = browserOf(signIn(ada, List.of())).orElseThrow();
        assertEquals(Optional.empty(), browserOf(signIn(ada, List.of(browser))));
        assertEquals(1, portal.store.knownBrowsers().of(ada.id()).size());
    }

    @Test
    void half_a_sign_in_does_not() {
        var bob = portal.enrolled("bob@example.com").account();
        int before = portal.store.knownBrowsers().of(bob.id()).size();
        portal.pending(bob);
        assertEquals(before, portal.store.knownBrowsers().of(bob.id()).size());
    }

    @Test
    void it_proves_nothing() {
        BearerToken browser = browserOf(signIn(ada, List.of())).orElseThrow();
        assertInstanceOf(SignIn.NotAccepted.class, signInWrong(ada, List.of(browser)));
    }

    @Test
    void it_has_a_bucket_of_its_own() {
        BearerToken browser = browserOf(signIn(ada, List.of())).orElseThrow();
        delay(List.of());
        signIn(ada, List.of(browser));
        delay(List.of(browser));
        assertInstanceOf(SignIn.Later.class, portal.signIn(ada, PASSWORD, List.of(browser)));
    }

    @Test
    void its_wrong_passwords_delay_nobody_elsewhere() {
        BearerToken browser = browserOf(signIn(ada, List.of())).orElseThrow();
        delay(List.of(browser));
        signIn(ada, List.of());
    }

    /** A shared computer bears a token for each of its people. */
    @Test
    void it_counts_only_for_the_address_that_is_typed() {
        Account bob = portal.account("bob@example.com");
        BearerToken adas = browserOf(signIn(ada, List.of())).orElseThrow();
        BearerToken bobs = browserOf(signIn(bob, List.of(adas))).orElseThrow();
        assertEquals(Optional.of(adas.digest()), recognize(ada, List.of(bobs, adas)));
        assertEquals(Optional.of(bobs.digest()), recognize(bob, List.of(bobs, adas)));
        delay(List.of());
        assertInstanceOf(SignIn.Later.class, portal.signIn(ada, PASSWORD, List.of(bobs)));
    }

    @Test
    void ten_are_known_and_the_one_longest_not_used_makes_room() {
        List<BearerToken> browsers = new ArrayList<>();
        for (int i = 0; i < KnownBrowsers.MOST; i++) {
            browsers.add(browserOf(signIn(ada, List.of())).orElseThrow());
            portal.clock.advance(Duration.ofHours(1));
        }
        signIn(ada, List.of(browsers.get(0)));
        portal.clock.advance(Duration.ofHours(1));
        BearerToken eleventh = browserOf(signIn(ada, List.of())).orElseThrow();
        assertEquals(10, portal.store.knownBrowsers().of(ada.id()).size());
        assertEquals(Optional.of(browsers.get(0).digest()), recognize(ada, List.of(browsers.get(0))));
        assertEquals(Optional.empty(), recognize(ada, List.of(browsers.get(1))));
        assertEquals(Optional.of(eleventh.digest()), recognize(ada, List.of(eleventh)));
    }

    @Test
    void it_is_known_for_a_year_after_the_last_sign_in() {
        BearerToken browser = browserOf(signIn(ada, List.of())).orElseThrow();
        for (int i = 0; i < 3; i++) {
            portal.clock.advance(Duration.ofDays(365).minusSeconds(1));
            assertEquals(Optional.empty(), browserOf(signIn(ada, List.of(browser))));
        }
        portal.clock.advance(Duration.ofDays(365));
        assertEquals(Optional.empty(), recognize(ada, List.of(browser)));
    }

    @Test
    void signing_out_leaves_it_known() {
        var begun = signIn(ada, List.of());
        portal.useCases.session().signOut().signOut(portal.resumed(begun.begun().session()), Optional.empty(), ORIGIN);
        BearerToken browser = browserOf(begun).orElseThrow();
        assertEquals(Optional.of(browser.digest()), recognize(ada, List.of(browser)));
    }

    private SignIn.SignedInNow signIn(Account account, List<BearerToken> borne) {
        return assertInstanceOf(SignIn.SignedInNow.class, portal.signIn(account, PASSWORD, borne));
    }

    private SignIn.Result signInWrong(Account account, List<BearerToken> borne) {
        return portal.signIn(account, WRONG_PASSWORD, borne);
    }

    private void delay(List<BearerToken> borne) {
        for (int i = 0; i < 5; i++) {
            assertInstanceOf(SignIn.NotAccepted.class, signInWrong(ada, borne));
        }
    }

    private static Optional<BearerToken> browserOf(SignIn.SignedInNow done) {
        return done.begun().browser();
    }

    private Optional<TokenDigest> recognize(Account account, List<BearerToken> borne) {
        return portal.store.knownBrowsers().recognize(account.email(), borne, portal.clock.instant());
    }
}
