package org.vestibule.application.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.key.RotateDataKeys.MasterKeyInChange;
import org.vestibule.application.key.RotateDataKeys.Rotated;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.KeyFact;
import org.vestibule.testkit.InMemoryPortal;

class RotateDataKeysTest {

    private final InMemoryPortal portal = new InMemoryPortal();
    private final List<String> progress = new ArrayList<>();

    @Test
    void everything_is_sealed_with_a_new_key_and_the_old_one_goes() {
        enrolled(4);
        long values = values();
        assertEquals(new Rotated(3, false, values, 0, List.of(2)), rotate());
        assertEquals(
                List.of(3),
                portal.store.dataKeys().all().stream().map(DataKey::id).toList());
        assertEquals("0/" + values, progress.get(0));
        assertEquals(values + "/" + values, progress.get(progress.size() - 1));
        assertEquals(
                List.of(
                        Event.byOperator(AccountId.NOBODY, new KeyFact.Made(3)),
                        Event.byOperator(AccountId.NOBODY, new KeyFact.Removed(2))),
                keyEvents());
    }

    @Test
    void what_was_broken_off_is_ended_first_and_no_further_key_made() {
        enrolled(4);
        long values = values();
        made(3);
        portal.store.dataKeys().sealAnew(Optional.empty());
        assertEquals(new Rotated(3, true, values - 3, 0, List.of(2)), rotate());
        assertEquals(new Rotated(4, false, values, 0, List.of(3)), rotate());
    }

    @Test
    void what_was_broken_off_before_the_old_key_went_is_ended_too() {
        made(3);
        assertEquals(new Rotated(3, true, 0, 0, List.of(2)), rotate());
    }

    @Test
    void what_does_not_open_stays_with_its_key_and_keeps_nothing_else_from_being_sealed_anew() {
        enrolled(4);
        AccountId damaged = portal.enrolled("damaged@example.com").account().id();
        portal.store
                .transactions()
                .inTransaction(() -> portal.store.authenticators().damage(damaged));
        long values = values();
        assertEquals(new Rotated(3, false, values - 1, 1, List.of()), rotate());
        assertEquals(
                List.of(1L, values - 1),
                portal.store.dataKeys().all().stream().map(DataKey::values).toList());
        assertEquals(new Rotated(4, false, values - 1, 1, List.of(3)), rotate());
    }

    @Test
    void not_while_the_master_key_is_being_changed_but_for_what_was_begun_before() {
        enrolled(1);
        long values = values();
        made(3);
        portal.useCases.key().beginMasterKeyChange().begin(false);
        assertEquals(new Rotated(3, true, values, 0, List.of(2)), rotate());
        assertInstanceOf(MasterKeyInChange.class, rotate());
        assertEquals(1, portal.store.dataKeys().all().size());
    }

    private void made(int id) {
        portal.store.transactions().inTransaction(() -> portal.store.dataKeys().make(id - 1, portal.clock.instant()));
    }

    private RotateDataKeys.Result rotate() {
        progress.clear();
        return portal.useCases.key().rotateDataKeys().rotate((done, all) -> progress.add(done + "/" + all));
    }

    private long values() {
        return portal.store.dataKeys().all().stream().mapToLong(DataKey::values).sum();
    }

    private void enrolled(int people) {
        for (int i = 0; i < people; i++) {
            portal.enrolled("a" + i + "@example.com");
        }
    }

    private List<Event> keyEvents() {
        return portal.store.auditTrail().events().stream()
                .filter(event -> event.fact() instanceof KeyFact)
                .toList();
    }
}
