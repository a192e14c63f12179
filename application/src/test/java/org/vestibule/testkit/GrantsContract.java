package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.grant.Grants;
import org.vestibule.application.grant.Grants.Held;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.Grant;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.app.Refreshes;
import org.vestibule.domain.app.Scope;
import org.vestibule.domain.token.BearerToken;

/** What every adapter of {@link Grants} keeps. */
public interface GrantsContract extends AppStoreContract {

    @Test
    default void one_is_found_with_who_gave_it() {
        Account account = anAccount();
        Grant grant = aGrant(account.id(), aClientId(), NOW);
        assertEquals(Optional.of(new Held(grant, account)), committed(() -> grants().add(grant)));
        assertEquals(Optional.of(new Held(grant, account)), find(grant));
    }

    @Test
    default void nobody_finds_it_under_another_id() {
        Grant grant = granted(anAccount().id());
        GrantId unknown = aGrant(grant.account(), grant.client(), NOW).id();
        assertEquals(Optional.empty(), grants().find(grant.account(), unknown));
        AccountId other = anAccount().id();
        assertEquals(Optional.empty(), grants().find(other, grant.id()));
        assertFalse(committed(() -> grants().end(other, grant.id())));
        assertTrue(find(grant).isPresent());
    }

    @Test
    default void whoever_may_not_sign_in_has_none() {
        Grant ofDisabled = aGrant(aDisabledAccount().id(), aClientId(), NOW);
        Grant ofNobody = aGrant(anUnknownAccount(true).id(), aClientId(), NOW);
        for (Grant grant : List.of(ofDisabled, ofNobody)) {
            assertEquals(Optional.empty(), committed(() -> grants().add(grant)));
            assertEquals(Optional.empty(), find(grant));
        }
    }

    @Test
    default void one_past_its_limits_is_found_too() {
        Grant grant = granted(aGrant(anAccount().id(), aClientId(), NOW.minus(Duration.ofDays(400))));
        assertTrue(find(grant).isPresent());
    }

    /** S-125. */
    @Test
    default void a_refresh_is_counted_once() {
        Grant grant = granted(anAccount().id());
        Instant later = NOW.plusSeconds(300);
        assertTrue(refresh(grant, later));
        assertFalse(refresh(grant, later));
        assertEquals(new Refreshes(1, later, 0, 0), refreshes(grant));
        assertTrue(refresh(found(grant), later.plusSeconds(300)));
        assertEquals(new Refreshes(2, later.plusSeconds(300), 0, 0), refreshes(grant));
    }

    /** S-125. */
    @Test
    default void of_many_who_refresh_at_once_one_is_counted() {
        try (Race race = new Race(50)) {
            Grant grant = granted(anAccount().id());
            for (int round = 1; round <= 5; round++) {
                Grant before = found(grant);
                List<Boolean> counted = race.run(() -> refresh(before, NOW));
                assertEquals(1, counted.stream().filter(won -> won).count());
                assertEquals(round, refreshes(grant).count());
            }
        }
    }

    @Test
    default void a_repeat_is_counted_once_and_on_its_day() {
        Grant grant = granted(anAccount().id());
        assertTrue(refresh(grant, NOW));
        long day = Refreshes.day(NOW);
        Grant refreshed = found(grant);
        assertTrue(repeat(refreshed, NOW));
        assertFalse(repeat(refreshed, NOW));
        assertEquals(new Refreshes(1, NOW, 1, day), refreshes(grant));
        assertTrue(repeat(found(grant), NOW));
        assertEquals(new Refreshes(1, NOW, 2, day), refreshes(grant));
        assertTrue(repeat(found(grant), NOW.plus(Duration.ofDays(1))));
        assertEquals(new Refreshes(1, NOW, 1, day + 1), refreshes(grant));
    }

    @Test
    default void of_many_who_repeat_at_once_one_is_counted() {
        Grant grant = granted(anAccount().id());
        try (Race race = new Race(50)) {
            List<Boolean> counted = race.run(() -> repeat(grant, NOW));
            assertEquals(1, counted.stream().filter(won -> won).count());
        }
        assertEquals(1, refreshes(grant).repeats());
    }

    @Test
    default void what_was_refreshed_since_is_not_repeated_and_a_repeat_is_in_no_refreshs_way() {
        Grant grant = granted(anAccount().id());
        assertTrue(repeat(grant, NOW));
        assertTrue(refresh(grant, NOW), "whose token is still the good one");
        Grant refreshed = found(grant);
        assertEquals(new Refreshes(1, NOW, 1, Refreshes.day(NOW)), refreshed.refreshes());
        assertTrue(refresh(refreshed, NOW));
        assertFalse(repeat(refreshed, NOW));
    }

    @Test
    default void one_is_ended_once_and_alone() {
        AccountId account = anAccount().id();
        Grant ended = granted(account);
        Grant kept = granted(account);
        try (Race race = new Race(10)) {
            List<Boolean> all = race.run(() -> committed(() -> grants().end(account, ended.id())));
            assertEquals(1, all.stream().filter(won -> won).count());
        }
        assertEquals(Optional.empty(), find(ended));
        assertFalse(refresh(ended, NOW));
        assertFalse(repeat(ended, NOW));
        assertTrue(find(kept).isPresent());
    }

    @Test
    default void all_that_an_account_granted_to_an_app_are_ended() {
        AccountId account = anAccount().id();
        ClientId client = aClientId();
        Grant first = granted(aGrant(account, client, NOW));
        Grant second = granted(aGrant(account, client, NOW));
        Grant ofOtherApp = granted(account);
        Grant ofOther = granted(aGrant(anAccount().id(), client, NOW));
        commit(() -> grants().end(account, client));
        assertTrue(find(first).isEmpty() && find(second).isEmpty());
        assertTrue(find(ofOtherApp).isPresent() && find(ofOther).isPresent());
    }

    @Test
    default void all_of_an_account_are_ended_and_no_other() {
        AccountId account = anAccount().id();
        Grant first = granted(account);
        Grant second = granted(account);
        Grant kept = granted(anAccount().id());
        commit(() -> grants().endAll(account));
        assertTrue(find(first).isEmpty() && find(second).isEmpty());
        assertTrue(find(kept).isPresent());
    }

    @Test
    default void those_are_swept_that_began_long_ago_or_were_not_refreshed_lately() {
        Instant longAgo = Instant.parse("1990-01-10T12:00:00Z");
        Instant begun = longAgo.minus(Duration.ofDays(9));
        committed(() -> grants().sweep(begun, longAgo));
        Grant idle = granted(aGrant(anAccount().id(), aClientId(), longAgo.minusMillis(1)));
        Grant fresh = granted(aGrant(anAccount().id(), aClientId(), longAgo));
        Grant old = granted(aGrant(anAccount().id(), aClientId(), begun.minusMillis(1)));
        Grant atWork = granted(aGrant(anAccount().id(), aClientId(), begun));
        assertTrue(refresh(old, longAgo.plusSeconds(1)));
        assertTrue(refresh(atWork, longAgo.plusSeconds(1)));
        assertEquals(2, committed(() -> grants().sweep(begun, longAgo)));
        assertTrue(find(idle).isEmpty() && find(old).isEmpty());
        assertTrue(find(fresh).isPresent() && find(atWork).isPresent());
        assertEquals(2, committed(() -> grants().sweep(longAgo.plusMillis(1), longAgo)), "for the tests after this");
    }

    @Test
    default void what_lasts_no_longer_than_its_browser_ends_with_it() {
        AccountId account = anAccount().id();
        ClientId client = aClientId();
        Grant lasting = granted(aGrant(account, client, NOW));
        Grant passing = granted(aGrant(account, client, scopes(Scope.OPENID), NOW));
        Grant ofOther = granted(aGrant(anAccount().id(), client, scopes(Scope.OPENID), NOW));
        commit(() -> grants().leave(
                        account, BearerToken.make(account.value(), RANDOM).digest()));
        assertEquals(passing, found(passing), "another browser");
        commit(() -> grants().leave(account, BROWSER));
        assertEquals(Optional.empty(), find(passing));
        assertEquals(lasting, found(lasting));
        assertEquals(ofOther, found(ofOther));
        commit(() -> grants().endIn(
                        account, BearerToken.make(account.value(), RANDOM).digest()));
        assertEquals(lasting, found(lasting), "another browser");
        commit(() -> grants().endIn(account, BROWSER));
        assertEquals(Optional.empty(), find(lasting), "whoever it is that has that browser now");
        assertEquals(ofOther, found(ofOther));
    }

    @Test
    default void one_that_its_app_gives_back_is_ended_once() {
        Grant grant = granted(anAccount().id());
        AccountId other = anAccount().id();
        assertFalse(committed(() -> grants().giveBack(other, grant.id())));
        assertTrue(committed(() -> grants().giveBack(grant.account(), grant.id())));
        assertEquals(Optional.empty(), find(grant));
        assertFalse(committed(() -> grants().giveBack(grant.account(), grant.id())));
    }

    @Test
    default void what_is_taken_back_changes_nothing() {
        Grant grant = granted(anAccount().id());
        Grant never = aGrant(grant.account(), grant.client(), NOW);
        rollBack(() -> assertTrue(grants().add(never).isPresent()));
        rollBack(() -> assertTrue(grants().refresh(grant, NOW.plusSeconds(1))));
        rollBack(() -> assertTrue(grants().repeat(grant, NOW)));
        rollBack(() -> assertTrue(grants().end(grant.account(), grant.id())));
        rollBack(() -> grants().end(grant.account(), grant.client()));
        rollBack(() -> grants().endAll(grant.account()));
        rollBack(() -> grants().leave(grant.account(), BROWSER));
        rollBack(() -> assertTrue(grants().giveBack(grant.account(), grant.id())));
        assertEquals(Optional.empty(), find(never));
        assertEquals(grant, found(grant));
    }

    @Test
    default void changes_need_a_transaction() {
        Grant grant = granted(anAccount().id());
        assertNeedsTransaction(() -> grants().add(grant));
        assertNeedsTransaction(() -> grants().refresh(grant, NOW));
        assertNeedsTransaction(() -> grants().repeat(grant, NOW));
        assertNeedsTransaction(() -> grants().end(grant.account(), grant.id()));
        assertNeedsTransaction(() -> grants().end(grant.account(), grant.client()));
        assertNeedsTransaction(() -> grants().endAll(grant.account()));
        assertNeedsTransaction(() -> grants().leave(grant.account(), BROWSER));
        assertNeedsTransaction(() -> grants().endIn(grant.account(), BROWSER));
        assertNeedsTransaction(() -> grants().giveBack(grant.account(), grant.id()));
        assertNeedsTransaction(() -> grants().sweep(NOW, NOW));
    }

    private Optional<Held> find(Grant grant) {
        return grants().find(grant.account(), grant.id());
    }

    private Grant found(Grant grant) {
        return find(grant).orElseThrow().grant();
    }

    private Refreshes refreshes(Grant grant) {
        return found(grant).refreshes();
    }

    private boolean refresh(Grant grant, Instant now) {
        return committed(() -> grants().refresh(grant, now));
    }

    private boolean repeat(Grant grant, Instant now) {
        return committed(() -> grants().repeat(grant, now));
    }

    private Grants grants() {
        return store().grants();
    }
}
