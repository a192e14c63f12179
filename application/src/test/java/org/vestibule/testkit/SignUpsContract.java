package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.signup.SignUps;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TimeOrderedId;

/** What every adapter of {@link SignUps} keeps. */
public interface SignUpsContract extends StoreContract {

    @Test
    default void a_link_proves_its_address() {
        EmailAddress email = anAddress();
        BearerToken link = open(email, NOW.plusSeconds(60));
        EmailAddress found = signUps().find(link, NOW).orElseThrow();
        assertEquals(email, found);
        assertEquals(email.written(), found.written());
    }

    @Test
    default void another_secret_proves_nothing() {
        BearerToken link = open(anAddress(), NOW.plusSeconds(60));
        BearerToken forged = BearerToken.make(link.owner(), RANDOM);
        assertEquals(Optional.empty(), signUps().find(forged, NOW));
        assertFalse(redeemed(forged, NOW));
        assertTrue(signUps().find(link, NOW).isPresent());
    }

    @Test
    default void a_link_works_until_it_expires() {
        Instant end = NOW.plusSeconds(60);
        BearerToken link = open(anAddress(), end);
        assertTrue(signUps().find(link, end.minusMillis(1)).isPresent());
        assertTrue(signUps().find(link, end).isEmpty());
        assertFalse(redeemed(link, end));
        assertTrue(redeemed(link, end.minusMillis(1)));
    }

    @Test
    default void a_link_is_used_once() {
        BearerToken link = open(anAddress(), NOW.plusSeconds(60));
        assertTrue(redeemed(link, NOW));
        assertFalse(redeemed(link, NOW));
        assertTrue(signUps().find(link, NOW).isEmpty());
    }

    @Test
    default void why_a_link_proves_nothing_any_more_is_known_to_whoever_has_it() {
        Instant end = NOW.plusSeconds(60);
        BearerToken link = open(anAddress(), end);
        assertEquals(Optional.empty(), signUps().end(link, end.minusMillis(1)));
        assertEquals(Optional.of(SignUps.End.EXPIRED), signUps().end(link, end));
        assertTrue(redeemed(link, NOW));
        assertEquals(Optional.of(SignUps.End.USED), signUps().end(link, NOW));
        assertEquals(Optional.of(SignUps.End.USED), signUps().end(link, end));
        assertEquals(Optional.empty(), signUps().end(BearerToken.make(link.owner(), RANDOM), end));
    }

    @Test
    default void asking_again_leaves_the_earlier_link_as_it_is() {
        EmailAddress email = anAddress();
        BearerToken first = open(email, NOW.plusSeconds(60));
        BearerToken second = open(email, NOW.plusSeconds(60));
        assertTrue(redeemed(second, NOW));
        assertTrue(redeemed(first, NOW));
    }

    @Test
    default void racing_for_one_link_one_wins() {
        try (Race race = new Race(50)) {
            for (int round = 0; round < 20; round++) {
                BearerToken link = open(anAddress(), NOW.plusSeconds(60));
                List<Boolean> redeemed = race.run(() -> redeemed(link, NOW));
                assertEquals(1, redeemed.stream().filter(won -> won).count());
            }
        }
    }

    @Test
    default void expired_ones_are_swept() {
        Instant longAgo = Instant.parse("1990-01-01T00:00:00Z");
        committed(() -> signUps().sweep(longAgo.plusSeconds(1)));
        BearerToken old = open(anAddress(), longAgo);
        BearerToken young = open(anAddress(), longAgo.plusSeconds(1));
        assertEquals(1, committed(() -> signUps().sweep(longAgo.plusSeconds(1))));
        assertTrue(signUps().find(old, longAgo.minusSeconds(1)).isEmpty());
        assertTrue(signUps().find(young, longAgo.minusSeconds(1)).isPresent());
    }

    @Test
    default void what_is_taken_back_changes_nothing() {
        BearerToken link = open(anAddress(), NOW.plusSeconds(60));
        BearerToken never = aLink();
        rollBack(() -> assertTrue(signUps().redeem(link, at(NOW))));
        rollBack(() -> signUps().open(never.owner(), never.digest(), anAddress(), NOW.plusSeconds(60)));
        assertTrue(signUps().find(never, NOW).isEmpty());
        assertTrue(redeemed(link, NOW));
    }

    @Test
    default void changes_need_a_transaction() {
        BearerToken link = open(anAddress(), NOW.plusSeconds(60));
        assertNeedsTransaction(() -> signUps().open(link.owner(), link.digest(), anAddress(), NOW));
        assertNeedsTransaction(() -> signUps().redeem(link, at(NOW)));
        assertNeedsTransaction(() -> signUps().sweep(NOW));
    }

    private SignUps signUps() {
        return store().signUps();
    }

    private BearerToken aLink() {
        return BearerToken.make(TimeOrderedId.make(NOW, RANDOM), RANDOM);
    }

    private BearerToken open(EmailAddress email, Instant expiresAt) {
        BearerToken link = aLink();
        commit(() -> signUps().open(link.owner(), link.digest(), email, expiresAt));
        return link;
    }

    private boolean redeemed(BearerToken link, Instant now) {
        return committed(() -> signUps().redeem(link, at(now)));
    }
}
