package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vestibule.application.browser.KnownBrowsers;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/** What every adapter of {@link KnownBrowsers} keeps (S-060, S-087). */
public interface KnownBrowsersContract extends StoreContract {

    @Test
    default void a_browser_is_not_known_at_first() {
        Account account = anAccount();
        assertEquals(Optional.empty(), recognized(account, NOW, aToken(account.id())));
        assertEquals(Optional.empty(), recognized(account, NOW));
        assertEquals(List.of(), browsers().of(account.id()));
    }

    @Test
    default void a_browser_that_is_remembered_is_known_for_a_year() {
        Account account = anAccount();
        BearerToken token = remembered(account, NOW);
        Optional<TokenDigest> known = Optional.of(token.digest());
        Instant end = NOW.plus(KnownBrowsers.LIFETIME);
        assertEquals(known, recognized(account, NOW, token));
        assertEquals(known, recognized(account, NOW, aToken(account.id()), token));
        assertEquals(known, recognized(account, end.minusMillis(1), token));
        assertEquals(Optional.empty(), recognized(account, end, token));
    }

    @Test
    default void signing_in_again_keeps_it_known_for_longer() {
        Account account = anAccount();
        BearerToken token = remembered(account, NOW);
        commit(() -> browsers().remember(account.id(), token.digest(), NOW.plusSeconds(60)));
        commit(() -> browsers().remember(account.id(), token.digest(), NOW.plusSeconds(30)));
        assertTrue(recognized(account, NOW.plus(KnownBrowsers.LIFETIME).plusSeconds(59), token)
                .isPresent());
        assertEquals(1, browsers().of(account.id()).size());
    }

    @Test
    default void it_counts_for_the_address_that_is_typed_only() {
        Account account = anAccount();
        Account other = anAccount();
        BearerToken token = remembered(account, NOW);
        assertEquals(Optional.empty(), recognized(other, NOW, token));
        BearerToken moved = BearerToken.parse(
                        other.id() + token.text().substring(token.text().indexOf('.')))
                .orElseThrow();
        assertEquals(Optional.empty(), recognized(other, NOW, moved));
        assertEquals(Optional.empty(), browsers().recognize(anAddress(), List.of(token), NOW));
        BearerToken second = remembered(other, NOW);
        assertEquals(Optional.of(second.digest()), recognized(other, NOW, token, second));
    }

    @Test
    default void an_account_has_10_and_the_longest_unused_makes_room() {
        Account account = anAccount();
        List<BearerToken> tokens = new ArrayList<>();
        for (int i = 0; i < KnownBrowsers.MOST; i++) {
            tokens.add(remembered(account, NOW.plusSeconds(i)));
        }
        commit(() -> browsers().remember(account.id(), tokens.get(0).digest(), NOW.plusSeconds(60)));
        BearerToken newest = remembered(account, NOW.plusSeconds(61));
        assertEquals(KnownBrowsers.MOST, browsers().of(account.id()).size());
        assertTrue(recognized(account, NOW, newest).isPresent());
        assertTrue(recognized(account, NOW, tokens.get(0)).isPresent());
        assertEquals(Optional.empty(), recognized(account, NOW, tokens.get(1)));
        assertTrue(recognized(account, NOW, tokens.get(2)).isPresent());
    }

    @Test
    default void the_newest_of_many_at_one_moment_is_kept() {
        Account account = anAccount();
        for (int i = 0; i < 20; i++) {
            BearerToken token = remembered(account, NOW);
            assertTrue(recognized(account, NOW, token).isPresent());
        }
        assertEquals(KnownBrowsers.MOST, browsers().of(account.id()).size());
    }

    @Test
    default void all_but_one_are_forgotten() {
        Account account = anAccount();
        Account other = anAccount();
        BearerToken kept = remembered(account, NOW);
        BearerToken forgotten = remembered(account, NOW);
        BearerToken anothers = remembered(other, NOW);
        assertEquals(
                Set.of(kept.digest(), forgotten.digest()), Set.copyOf(browsers().of(account.id())));
        commit(() -> browsers().forgetOthers(account.id(), Optional.of(kept.digest())));
        assertEquals(List.of(kept.digest()), browsers().of(account.id()));
        commit(() -> browsers().forgetOthers(account.id(), Optional.empty()));
        assertEquals(List.of(), browsers().of(account.id()));
        assertTrue(recognized(other, NOW, anothers).isPresent());
    }

    @Test
    default void one_is_forgotten_and_no_other() {
        Account account = anAccount();
        BearerToken kept = remembered(account, NOW);
        BearerToken forgotten = remembered(account, NOW);
        commit(() -> browsers().forget(account.id(), forgotten.digest()));
        assertEquals(List.of(kept.digest()), browsers().of(account.id()));
    }

    @Test
    default void what_is_remembered_after_all_were_forgotten_stays() {
        Account account = anAccount();
        remembered(account, NOW);
        BearerToken fresh = aToken(account.id());
        commit(() -> {
            browsers().forgetOthers(account.id(), Optional.empty());
            browsers().remember(account.id(), fresh.digest(), NOW);
        });
        assertEquals(List.of(fresh.digest()), browsers().of(account.id()));
    }

    @Test
    default void it_needs_its_account() {
        Account unknown = anUnknownAccount(true);
        assertThrows(RuntimeException.class, () -> remembered(unknown, NOW));
    }

    @Test
    default void those_known_no_longer_are_swept() {
        Account account = anAccount();
        Instant longAgo = Instant.parse("1990-01-01T00:00:00Z");
        Instant end = longAgo.plus(KnownBrowsers.LIFETIME);
        committed(() -> browsers().sweep(end.plusSeconds(1)));
        remembered(account, longAgo);
        BearerToken young = remembered(account, longAgo.plusSeconds(1));
        assertEquals(1, committed(() -> browsers().sweep(end.plusSeconds(1))));
        assertEquals(List.of(young.digest()), browsers().of(account.id()));
    }

    @Test
    default void changes_need_a_transaction() {
        Account account = anAccount();
        TokenDigest browser = aToken(account.id()).digest();
        assertNeedsTransaction(() -> browsers().remember(account.id(), browser, NOW));
        assertNeedsTransaction(() -> browsers().forget(account.id(), browser));
        assertNeedsTransaction(() -> browsers().forgetOthers(account.id(), Optional.empty()));
        assertNeedsTransaction(() -> browsers().sweep(NOW));
    }

    private KnownBrowsers browsers() {
        return store().knownBrowsers();
    }

    private Optional<TokenDigest> recognized(Account account, Instant now, BearerToken... borne) {
        return browsers().recognize(account.email(), List.of(borne), now);
    }

    private BearerToken remembered(Account account, Instant now) {
        BearerToken token = aToken(account.id());
        commit(() -> browsers().remember(account.id(), token.digest(), now));
        return token;
    }
}
