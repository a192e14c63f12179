package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.application.key.DataKey;
import org.vestibule.application.key.DataKeys;
import org.vestibule.application.key.DataKeys.Making;
import org.vestibule.application.key.DataKeys.Position;
import org.vestibule.application.key.DataKeys.Step;
import org.vestibule.application.notice.Refusals;
import org.vestibule.application.twostep.PendingKeys.PendingKey;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.app.Grant;
import org.vestibule.domain.app.SigningKey;
import org.vestibule.domain.app.SigningKey.State;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.domain.totp.TotpKey;

/** What every adapter of {@link DataKeys} keeps. The store of each test has what other tests have sealed. */
public interface DataKeysContract extends AppStoreContract {

    @Test
    default void what_is_sealed_is_sealed_with_the_newest() {
        commit(() -> store().signingKeys().add(aSigningKey(State.CURRENT)));
        DataKey before = newest();
        bound(TotpKey.make(RANDOM));
        Session session = aSession(aToken(anAccount().id()));
        commit(() -> store().pendingKeys().keep(session, aPendingKey(), NOW));
        commit(() -> {
            store().outbox().add(aNotice());
            store().refusals().note(anAddress(), new Refusals.Refusal(NOW, "550 no such user"));
        });
        granted(anAccount().id());
        commit(() -> {
            store().signingKeys()
                    .find(State.NEXT)
                    .ifPresent(next -> store().signingKeys().advance(next.id(), NOW));
            store().signingKeys().add(aSigningKey(State.NEXT));
        });
        assertEquals(new DataKey(before.id(), before.madeAt(), before.values() + 6), newest());
    }

    @Test
    default void the_next_has_the_next_number_and_seals_from_then_on() {
        DataKey before = newest();
        assertEquals(Making.DONE, make(before.id()));
        assertEquals(new DataKey(before.id() + 1, NOW, 0), newest());
        bound(TotpKey.make(RANDOM));
        assertEquals(new DataKey(before.id() + 1, NOW, 1), newest());
        assertTrue(keys().all().contains(before));
    }

    @Test
    default void of_many_who_make_the_next_one_does() {
        int before = newest().id();
        try (Race race = new Race(8)) {
            List<Making> made = race.run(() -> make(before));
            assertEquals(1, made.stream().filter(Making.DONE::equals).count());
            assertEquals(
                    7, made.stream().filter(Making.ANOTHER_WAS_FIRST::equals).count());
        }
        assertEquals(before + 1, newest().id());
    }

    @Test
    default void one_that_is_taken_back_was_never_made() {
        List<DataKey> before = keys().all();
        rollBack(() -> keys().make(newest().id(), NOW));
        assertEquals(before, keys().all());
    }

    @Test
    default void all_is_sealed_anew_and_opens_as_before() {
        Map<AccountId, TotpKey> bound = new HashMap<>();
        for (int i = 0; i < 10; i++) {
            TotpKey key = TotpKey.make(RANDOM);
            bound.put(bound(key), key);
        }
        Session session = aSession(aToken(anAccount().id()));
        PendingKey pending = aPendingKey();
        commit(() -> store().pendingKeys().keep(session, pending, NOW));
        Notice notice = aNotice();
        EmailAddress address = anAddress();
        Refusals.Refusal refusal = new Refusals.Refusal(NOW, "550 no such user");
        commit(() -> {
            store().outbox().add(notice);
            store().refusals().note(address, refusal);
        });
        Grant grant = granted(anAccount().id());
        commit(() -> {
            store().signingKeys().add(aSigningKey(State.NEXT));
            store().signingKeys().add(aSigningKey(State.CURRENT));
        });
        assertEquals(Making.DONE, make(newest().id()));

        assertTrue(sealAll().stream().mapToInt(Step::sealedAnew).sum() >= 16);
        bound.forEach((account, key) -> assertEquals(
                Optional.of(key),
                store().authenticators().find(account).orElseThrow().key()));
        assertEquals(Optional.of(pending), store().pendingKeys().find(session, NOW));
        assertTrue(Stream.generate(() -> store().outbox().claim(Notice.Urgency.BULK, NOW, NOW.plusSeconds(1)))
                .limit(1_000)
                .flatMap(Optional::stream)
                .anyMatch(due -> due.notice().equals(notice)));
        assertEquals(Map.of(address, refusal), store().refusals().of(List.of(address)));
        assertEquals(
                grant.key(),
                store().grants()
                        .find(grant.account(), grant.id())
                        .orElseThrow()
                        .grant()
                        .key());
        List<SigningKey> signing = store().signingKeys().all();
        assertTrue(signing.size() >= 2, signing::toString);
        signing.forEach(key -> assertEquals(DRAWN.secret(), key.secret()));
        assertEquals(0, sealAll().stream().mapToInt(Step::seen).sum());
    }

    @Test
    default void one_goes_once_nothing_is_sealed_with_it() {
        int old = newest().id();
        bound(TotpKey.make(RANDOM));
        assertEquals(Making.DONE, make(old));
        assertFalse(committed(keys()::removeUnused).contains(old));
        sealAll();
        assertTrue(committed(keys()::removeUnused).contains(old));
        assertEquals(List.of(old + 1), keys().all().stream().map(DataKey::id).toList());
        assertEquals(List.of(), committed(keys()::removeUnused));
    }

    @Test
    default void changes_need_a_transaction() {
        assertNeedsTransaction(() -> keys().make(newest().id(), NOW));
        assertNeedsTransaction(() -> keys().removeUnused());
    }

    private DataKeys keys() {
        return store().dataKeys();
    }

    private DataKey newest() {
        List<DataKey> all = keys().all();
        return all.get(all.size() - 1);
    }

    private Making make(int newest) {
        return committed(() -> keys().make(newest, NOW));
    }

    private List<Step> sealAll() {
        List<Step> steps = new ArrayList<>(List.of(keys().sealAnew(Optional.empty())));
        for (Optional<Position> next = steps.get(0).next(); next.isPresent(); ) {
            Step step = keys().sealAnew(next);
            assertEquals(step.seen(), step.sealedAnew() + step.unreadable());
            steps.add(step);
            next = step.next();
        }
        return steps;
    }

    private AccountId bound(TotpKey key) {
        AccountId account = anAccount().id();
        assertTrue(committed(() -> store().authenticators().bind(account, key, new TimeStep(1), NOW)));
        return account;
    }

    private PendingKey aPendingKey() {
        return new PendingKey(TotpKey.make(RANDOM), NOW.plusSeconds(60));
    }

    private Notice aNotice() {
        return Notice.of(
                AccountId.NOBODY,
                Notice.Kind.SIGN_UP,
                anAddress(),
                URI.create("https://portal.example/" + RANDOM.nextInt()));
    }
}
