package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.password.Credential;
import org.vestibule.application.password.Credentials;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.password.PasswordHash;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.domain.totp.TotpKey;

/** What every adapter of {@link Credentials} keeps. */
public interface CredentialsContract extends StoreContract {

    @Test
    default void a_credential_is_found_by_address() {
        Account account = anUnknownAccount(true);
        PasswordHash hash = aHash();
        commit(() -> assertTrue(store().accounts().add(account, hash)));
        assertEquals(
                Optional.of(new Credential(account.id(), account.email(), hash, NOW, true, false, false)),
                credentials().find(account.email()));
    }

    @Test
    default void an_address_that_nobody_holds_has_none() {
        assertEquals(Optional.empty(), credentials().find(anAddress()));
    }

    @Test
    default void it_tells_that_the_account_is_disabled() {
        Account account = aDisabledAccount();
        assertFalse(found(account).enabled());
        assertFalse(locked(account).enabled());
    }

    @Test
    default void it_tells_that_a_second_step_is_due_once_an_app_is_bound() {
        Account account = anAccount();
        assertFalse(found(account).secondStepDue());
        commit(() ->
                assertTrue(store().authenticators().bind(account.id(), TotpKey.make(RANDOM), new TimeStep(1), NOW)));
        assertTrue(found(account).secondStepDue());
        assertTrue(locked(account).secondStepDue());
    }

    @Test
    default void locking_reads_it_again() {
        Account account = anAccount();
        assertEquals(found(account), locked(account));
    }

    @Test
    default void locking_an_unknown_account_finds_nothing() {
        assertEquals(
                Optional.empty(),
                committed(() -> credentials().lock(anUnknownAccount(true).id())));
    }

    @Test
    default void a_lock_keeps_others_from_changing_it() {
        Account account = anAccount();
        int contenders = 20;
        String before = found(account).hash().phc();
        try (Race race = new Race(contenders)) {
            List<Boolean> done = race.run(() -> committed(() -> {
                Credential now = credentials().lock(account.id()).orElseThrow();
                credentials().upgrade(account.id(), new PasswordHash(now.hash().phc() + "+"));
                return true;
            }));
            assertEquals(contenders, done.size());
        }
        assertEquals(before + "+".repeat(contenders), found(account).hash().phc());
    }

    @Test
    default void a_hash_is_upgraded_for_one_account_only() {
        Account account = anAccount();
        Credential other = found(anAccount());
        PasswordHash hash = aHash();
        commit(() -> credentials().upgrade(account.id(), hash));
        assertEquals(hash, found(account).hash());
        assertEquals(Optional.of(other), credentials().find(other.email()));
    }

    @Test
    default void an_upgrade_is_the_same_password() {
        Account account = anAccount();
        commit(() -> credentials().upgrade(account.id(), aHash()));
        assertEquals(NOW, found(account).setAt());
    }

    @Test
    default void another_password_takes_the_place_of_the_old_one() {
        Account account = anAccount();
        Credential other = found(anAccount());
        PasswordHash hash = aHash();
        commit(() -> credentials().burn(account.id(), NOW));
        commit(() -> credentials().replace(account.id(), hash, NOW.plusSeconds(1)));
        assertEquals(
                new Credential(account.id(), account.email(), hash, NOW.plusSeconds(1), true, false, false),
                found(account));
        assertEquals(Optional.of(other), credentials().find(other.email()));
    }

    @Test
    default void a_password_is_burned_once() {
        Account account = anAccount();
        Account other = anAccount();
        try (Race race = new Race(20)) {
            List<Boolean> burned = race.run(() -> committed(() -> credentials().burn(account.id(), NOW)));
            assertEquals(1, burned.stream().filter(first -> first).count());
        }
        assertTrue(found(account).burned());
        assertTrue(locked(account).burned());
        assertFalse(found(other).burned());
    }

    @Test
    default void an_upgrade_taken_back_changes_nothing() {
        Account account = anAccount();
        Credential before = found(account);
        rollBack(() -> credentials().upgrade(account.id(), aHash()));
        assertEquals(before, found(account));
    }

    @Test
    default void locking_and_upgrading_need_a_transaction() {
        Account account = anAccount();
        assertNeedsTransaction(() -> credentials().lock(account.id()));
        assertNeedsTransaction(() -> credentials().upgrade(account.id(), aHash()));
        assertNeedsTransaction(() -> credentials().replace(account.id(), aHash(), NOW));
        assertNeedsTransaction(() -> credentials().burn(account.id(), NOW));
    }

    private Credentials credentials() {
        return store().credentials();
    }

    private Credential found(Account account) {
        return credentials().find(account.email()).orElseThrow();
    }

    private Credential locked(Account account) {
        return committed(() -> credentials().lock(account.id())).orElseThrow();
    }
}
