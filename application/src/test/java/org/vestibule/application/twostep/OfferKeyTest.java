package org.vestibule.application.twostep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.SecondStep;
import org.vestibule.application.signin.SignIn;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.twostep.TwoStepVerification;
import org.vestibule.testkit.AuthenticatorApp;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryPortal.Enrolled;

class OfferKeyTest {

    private final InMemoryPortal portal = new InMemoryPortal();
    private final Account ada = portal.account("ada@example.com");
    private final SignedIn person = portal.signedIn(ada);

    @Test
    void a_reload_shows_the_same_key() {
        OfferKey.Offer offer = offer(person);
        assertEquals(new OfferKey.Offer(offer.key(), Duration.ofMinutes(60)), offer);
        portal.clock.advance(Duration.ofMinutes(59));
        assertEquals(new OfferKey.Offer(offer.key(), Duration.ofMinutes(1)), offer(person));
    }

    @Test
    void after_60_minutes_there_is_a_new_one() {
        OfferKey.Offer offer = offer(person);
        portal.clock.advance(Duration.ofMinutes(60));
        OfferKey.Offer next = offer(person);
        assertNotEquals(offer.key(), next.key());
        assertEquals(Duration.ofMinutes(60), next.left());
    }

    @Test
    void another_session_sees_its_own() {
        assertNotEquals(offer(person).key(), offer(portal.signedIn(ada)).key());
        assertNotEquals(
                offer(person).key(),
                offer(portal.signedIn(portal.account("bob@example.com"))).key());
    }

    /** S-034, L-28. */
    @Test
    void once_it_is_on_no_key_is_shown_any_more() {
        Enrolled bob = portal.enrolled("bob@example.com");
        assertEquals(
                new OfferKey.AlreadyOn(), portal.useCases.twoStep().offerKey().offer(portal.resumed(bob.session())));
    }

    @Test
    void a_session_that_was_ended_is_shown_none() {
        portal.useCases.session().signOut().signOut(person, Optional.empty(), ORIGIN);
        assertEquals(
                new OfferKey.SessionEnded(),
                portal.useCases.twoStep().offerKey().offer(person));
    }

    /** L-28. */
    @Test
    void an_offer_turns_nothing_on() {
        offer(person);
        assertEquals(
                new TwoStepVerification.Off(),
                portal.useCases.twoStep().viewTwoStep().of(ada.id()));
        assertTrue(portal.signIn(ada, PASSWORD) instanceof SignIn.SignedInNow);
    }

    /** L-28: not even for somebody whose sign-in could take a second step. */
    @Test
    void a_key_that_is_not_confirmed_never_signs_in() {
        AuthenticatorApp app = new AuthenticatorApp(offer(person).key());
        BearerToken token = BearerToken.make(ada.id().value(), new SecureRandom());
        AwaitingSecondStep pending = new AwaitingSecondStep(
                ada.id(),
                token.digest(),
                ada.email(),
                Optional.empty(),
                Optional.empty(),
                portal.clock.instant().plus(AwaitingSecondStep.LIFETIME));
        portal.store.transactions().inTransaction(() -> portal.store.signIns().begin(pending, ORIGIN));
        assertEquals(
                new SecondStep.Wrong(),
                portal.useCases
                        .signIn()
                        .verifySecondStep()
                        .verify(pending, app.codeAt(portal.clock.instant()), ORIGIN));
    }

    private OfferKey.Offer offer(SignedIn who) {
        return assertInstanceOf(
                OfferKey.Offer.class, portal.useCases.twoStep().offerKey().offer(who));
    }
}
