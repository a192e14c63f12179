package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.grant.DeviceRequests;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.app.Scope;
import org.vestibule.domain.app.UserCode;
import org.vestibule.domain.device.DeviceAnswer;
import org.vestibule.domain.device.DeviceRequest;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TimeOrderedId;

/** What every adapter of {@link DeviceRequests} keeps. */
public interface DeviceRequestsContract extends AppStoreContract {

    /** One in the store, and how it is known. */
    record Device(DeviceRequest request, UserCode code, BearerToken token) {}

    @Test
    default void one_is_found_by_what_it_shows() {
        Device device = added(NOW);
        assertEquals(Optional.of(device.request()), devices().find(device.code()));
        assertEquals(Optional.of(device.request()), committed(() -> devices().lock(device.code())));
        assertEquals(Optional.empty(), devices().find(UserCode.make(RANDOM)));
    }

    @Test
    default void no_two_show_the_same() {
        Device device = added(NOW);
        Device other = device(NOW);
        assertFalse(committed(() ->
                devices().add(other.request(), device.code(), other.token().digest())));
        assertEquals(Optional.empty(), ask(other, NOW));
        assertEquals(Optional.of(device.request()), devices().find(device.code()));
    }

    @Test
    default void it_is_known_by_its_own_token_alone() {
        Device device = added(NOW);
        assertEquals(device.request(), ask(device, NOW).orElseThrow().request());
        BearerToken forged = BearerToken.make(device.request().id(), RANDOM);
        assertEquals(Optional.empty(), committed(() -> devices().ask(forged, NOW)));
        String secret = device.token().text().substring(device.token().text().indexOf('.'));
        BearerToken moved =
                BearerToken.parse(added(NOW).request().id() + secret).orElseThrow();
        assertEquals(Optional.empty(), committed(() -> devices().ask(moved, NOW)));
    }

    /** RFC 8628 §3.5. */
    @Test
    default void whoever_asks_too_often_is_to_wait_longer_each_time() {
        Device device = added(NOW);
        assertFalse(tooFast(device, NOW));
        assertTrue(tooFast(device, NOW.plusSeconds(3)));
        assertTrue(tooFast(device, NOW.plusSeconds(11)), "8 seconds later, and 10 were due");
        assertFalse(tooFast(device, NOW.plusSeconds(26)));
        assertTrue(tooFast(device, NOW.plusSeconds(39)), "the 15 seconds stay");
    }

    @Test
    default void it_keeps_its_answer() {
        Device refused = added(NOW);
        commit(() -> devices().answer(refused.request().id(), new DeviceAnswer.Refused()));
        assertEquals(
                Optional.of(new DeviceAnswer.Refused()),
                devices().find(refused.code()).orElseThrow().answer());
        Device let = added(NOW);
        DeviceAnswer.Allowed allowed = allowed(anAccount().id());
        commit(() -> devices().answer(let.request().id(), allowed));
        assertEquals(Optional.of(allowed), ask(let, NOW).orElseThrow().request().answer());
        assertEquals(Optional.empty(), ask(let, NOW).orElseThrow().redeemedAt());
        commit(() -> devices().redeem(let.request().id(), NOW));
        assertEquals(Optional.of(NOW), ask(let, NOW).orElseThrow().redeemedAt());
    }

    @Test
    default void what_is_taken_back_is_told_no_unless_it_was_told_before() {
        AccountId account = anAccount().id();
        Device waiting = let(account);
        Device told = let(account);
        commit(() -> devices().redeem(told.request().id(), NOW));
        Device another = let(anAccount().id());
        commit(() -> devices().takeBackAll(account));
        assertTrue(isRefused(waiting));
        assertFalse(isRefused(told) || isRefused(another));
    }

    @Test
    default void one_of_them_is_taken_back_by_what_comes_of_it_or_by_its_app() {
        AccountId account = anAccount().id();
        Device one = let(account);
        Device other = let(account);
        GrantId grant = ((DeviceAnswer.Allowed)
                        devices().find(one.code()).orElseThrow().answer().orElseThrow())
                .grant();
        AccountId nobody = anAccount().id();
        assertEquals(Optional.empty(), committed(() -> devices().takeBack(nobody, grant)));
        assertEquals(
                Optional.of(one.request().client()), committed(() -> devices().takeBack(account, grant)));
        assertEquals(Optional.empty(), committed(() -> devices().takeBack(account, grant)));
        assertTrue(isRefused(one));
        commit(() -> devices().takeBack(account, aClientId()));
        assertFalse(isRefused(other));
        commit(() -> devices().takeBack(account, other.request().client()));
        assertTrue(isRefused(other));
    }

    @Test
    default void of_many_who_answer_one_does() {
        Device device = added(NOW);
        try (Race race = new Race(20)) {
            List<Boolean> first = race.run(() -> committed(() -> {
                boolean mine =
                        devices().lock(device.code()).orElseThrow().answer().isEmpty();
                if (mine) {
                    devices().answer(device.request().id(), new DeviceAnswer.Refused());
                }
                return mine;
            }));
            assertEquals(1, first.stream().filter(won -> won).count());
        }
    }

    @Test
    default void of_many_who_ask_at_once_one_is_the_first() {
        Device device = let(anAccount().id());
        try (Race race = new Race(20)) {
            List<Boolean> first = race.run(() -> committed(() -> {
                boolean mine = devices()
                        .ask(device.token(), NOW)
                        .orElseThrow()
                        .redeemedAt()
                        .isEmpty();
                if (mine) {
                    devices().redeem(device.request().id(), NOW);
                }
                return mine;
            }));
            assertEquals(1, first.stream().filter(won -> won).count());
        }
    }

    @Test
    default void old_ones_are_swept() {
        Instant longAgo = Instant.parse("1990-01-01T00:00:00Z");
        committed(() -> devices().sweep(longAgo.plusSeconds(1)));
        Device old = added(longAgo);
        Device young = added(longAgo.plusSeconds(1));
        assertEquals(1, committed(() -> devices().sweep(longAgo.plusSeconds(1))));
        assertTrue(devices().find(old.code()).isEmpty());
        assertTrue(devices().find(young.code()).isPresent());
    }

    @Test
    default void what_is_taken_back_changes_nothing() {
        Device device = added(NOW);
        Device never = device(NOW);
        rollBack(() -> assertTrue(
                devices().add(never.request(), never.code(), never.token().digest())));
        rollBack(() -> devices().answer(device.request().id(), new DeviceAnswer.Refused()));
        rollBack(() -> assertTrue(devices().ask(device.token(), NOW).isPresent()));
        assertTrue(devices().find(never.code()).isEmpty());
        assertEquals(Optional.of(device.request()), devices().find(device.code()));
        assertFalse(tooFast(device, NOW));
    }

    @Test
    default void changes_need_a_transaction() {
        Device device = device(NOW);
        AccountId account = anAccount().id();
        GrantId grant = allowed(account).grant();
        assertNeedsTransaction(() ->
                devices().add(device.request(), device.code(), device.token().digest()));
        assertNeedsTransaction(() -> devices().lock(device.code()));
        assertNeedsTransaction(() -> devices().ask(device.token(), NOW));
        assertNeedsTransaction(() -> devices().answer(device.request().id(), new DeviceAnswer.Refused()));
        assertNeedsTransaction(() -> devices().redeem(device.request().id(), NOW));
        assertNeedsTransaction(() -> devices().takeBack(account, grant));
        assertNeedsTransaction(() -> devices().takeBack(account, aClientId()));
        assertNeedsTransaction(() -> devices().takeBackAll(account));
        assertNeedsTransaction(() -> devices().sweep(NOW));
    }

    private Device device(Instant startedAt) {
        BearerToken token = BearerToken.make(TimeOrderedId.make(NOW, RANDOM), RANDOM);
        DeviceRequest request = new DeviceRequest(
                token.owner(),
                new ClientId(TimeOrderedId.make(NOW, RANDOM)),
                scopes(Scope.OPENID, Scope.EMAIL),
                "2001:db8::7",
                startedAt,
                Optional.empty());
        return new Device(request, UserCode.make(RANDOM), token);
    }

    private Device added(Instant startedAt) {
        Device device = device(startedAt);
        assertTrue(committed(() ->
                devices().add(device.request(), device.code(), device.token().digest())));
        return device;
    }

    private Device let(AccountId account) {
        Device device = added(NOW);
        commit(() -> devices().answer(device.request().id(), allowed(account)));
        return device;
    }

    private DeviceAnswer.Allowed allowed(AccountId account) {
        return new DeviceAnswer.Allowed(
                account, new GrantId(TimeOrderedId.make(NOW, RANDOM)), SIGNED_IN, NOW.plusSeconds(2));
    }

    private Optional<DeviceRequests.Asked> ask(Device device, Instant now) {
        return committed(() -> devices().ask(device.token(), now));
    }

    private boolean tooFast(Device device, Instant now) {
        return ask(device, now).orElseThrow().tooFast();
    }

    private boolean isRefused(Device device) {
        return devices()
                .find(device.code())
                .orElseThrow()
                .answer()
                .filter(DeviceAnswer.Refused.class::isInstance)
                .isPresent();
    }

    private DeviceRequests devices() {
        return store().deviceRequests();
    }
}
