package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.key.DataKey;
import org.vestibule.application.key.DataKeys.Making;
import org.vestibule.application.key.MasterKeyStatus;
import org.vestibule.application.key.MasterKeys;
import org.vestibule.application.key.MasterKeys.Beginning;
import org.vestibule.application.key.MasterKeys.Finishing;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.domain.totp.TotpKey;

/** What every adapter of {@link MasterKeys} keeps. */
public interface MasterKeysContract extends StoreContract {

    /** What an operator does: puts the next in the place of the old one. */
    void putNextInPlace();

    /** The same by a slip: gives the one that is in place for the next. */
    void giveTheSameForTheNext();

    /** The same: loses the next, or has it on another node. */
    void loseNext();

    /** Else whoever begins it on a second node has the first start no more. */
    @Test
    default void a_next_one_that_is_not_here_gives_way_to_no_other_unasked() {
        assertEquals(Beginning.DONE, committed(() -> keys().begin(false)));
        Optional<String> next = keys().status().next();
        loseNext();
        assertEquals(Beginning.OTHER_NEXT, committed(() -> keys().begin(false)));
        assertEquals(next, keys().status().next());
        assertEquals(Beginning.DONE, committed(() -> keys().begin(true)));
        assertNotEquals(next, keys().status().next());
        assertEquals(Beginning.ALREADY, committed(() -> keys().begin(false)));
    }

    @Test
    default void one_takes_the_place_of_another() {
        MasterKeyStatus first = keys().status();
        assertEquals(Optional.empty(), first.next());
        assertEquals(Beginning.DONE, committed(() -> keys().begin(false)));
        MasterKeyStatus both = keys().status();
        assertEquals(first.name(), both.name());
        assertFalse(both.nextInPlace());
        putNextInPlace();
        assertTrue(keys().status().nextInPlace());
        assertEquals(Finishing.DONE, committed(keys()::finish));
        assertEquals(both.next(), Optional.of(keys().status().name()));
        assertNotEquals(first.name(), keys().status().name());
        assertEquals(Optional.empty(), keys().status().next());
    }

    @Test
    default void what_is_sealed_stays_as_it_is_and_opens_all_the_while() {
        AccountId account = anAccount().id();
        TotpKey key = TotpKey.make(RANDOM);
        commit(() -> store().authenticators().bind(account, key, new TimeStep(1), NOW));
        List<DataKey> before = store().dataKeys().all();
        commit(() -> keys().begin(false));
        assertOpens(account, key);
        putNextInPlace();
        assertOpens(account, key);
        commit(keys()::finish);
        assertOpens(account, key);
        assertEquals(before, store().dataKeys().all());
    }

    @Test
    default void it_is_begun_once() {
        assertEquals(Beginning.DONE, committed(() -> keys().begin(false)));
        MasterKeyStatus begun = keys().status();
        assertEquals(Beginning.ALREADY, committed(() -> keys().begin(false)));
        assertEquals(begun, keys().status());
        putNextInPlace();
        assertEquals(Beginning.NEXT_IN_PLACE, committed(() -> keys().begin(false)));
    }

    @Test
    default void it_is_not_finished_before() {
        assertEquals(Finishing.NOT_BEGUN, committed(keys()::finish));
        commit(() -> keys().begin(false));
        assertEquals(Finishing.NEXT_NOT_IN_PLACE, committed(keys()::finish));
        assertTrue(keys().status().next().isPresent());
    }

    @Test
    default void no_data_key_is_made_meanwhile() {
        int newest = store().dataKeys().all().get(0).id();
        commit(() -> keys().begin(false));
        assertEquals(
                Making.MASTER_KEY_IN_CHANGE, committed(() -> store().dataKeys().make(newest, NOW)));
        putNextInPlace();
        assertEquals(
                Making.MASTER_KEY_IN_CHANGE, committed(() -> store().dataKeys().make(newest, NOW)));
        commit(keys()::finish);
        assertEquals(Making.DONE, committed(() -> store().dataKeys().make(newest, NOW)));
    }

    @Test
    default void the_next_is_another() {
        giveTheSameForTheNext();
        assertEquals(Beginning.SAME_KEY, committed(() -> keys().begin(false)));
        assertEquals(Optional.empty(), keys().status().next());
    }

    @Test
    default void what_is_taken_back_was_never_begun() {
        rollBack(() -> keys().begin(false));
        assertEquals(Optional.empty(), keys().status().next());
    }

    @Test
    default void changes_need_a_transaction() {
        assertNeedsTransaction(() -> keys().begin(false));
        assertNeedsTransaction(keys()::finish);
    }

    private MasterKeys keys() {
        return store().masterKeys();
    }

    private void assertOpens(AccountId account, TotpKey key) {
        assertEquals(
                Optional.of(key),
                store().authenticators().find(account).orElseThrow().key());
    }
}
