package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.vestibule.application.portal.Store;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.password.PasswordHash;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.session.SignInMethod;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TimeOrderedId;

/** What the contracts of all stored things share. Rows are new for every test, so that a store may be kept. */
public interface StoreContract {

    /** When everything here happens. */
    Instant NOW = SettableClock.START;

    /** Where all requests here come from. */
    Origin ORIGIN = new Origin("192.0.2.1", "Browser/1.0");

    /** Where all randomness here comes from. */
    RandomGenerator RANDOM = new SecureRandom();

    /** What is put to the test. */
    Store store();

    /** A clock that stands still. */
    default Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    /** Makes changes and commits them. */
    default <T> T committed(Supplier<T> body) {
        return store().transactions().inTransaction(body);
    }

    /** Makes changes that answer nothing and commits them. */
    default void commit(Runnable body) {
        store().transactions().inTransaction(body);
    }

    /** Makes changes and takes them back. */
    default void rollBack(Runnable body) {
        assertThrows(
                RolledBack.class,
                () -> commit(() -> {
                    body.run();
                    throw new RolledBack();
                }));
    }

    /** Holds that a change is refused outside a transaction. */
    default void assertNeedsTransaction(Runnable change) {
        assertThrows(IllegalStateException.class, change::run);
    }

    /** An address that nobody holds. */
    default EmailAddress anAddress() {
        String unique = TimeOrderedId.make(NOW, RANDOM).toString();
        return EmailAddress.parse("Somebody." + unique + "@Example.com").orElseThrow();
    }

    /** An account that is not in the store. */
    default Account anUnknownAccount(boolean enabled) {
        PersonName name = PersonName.parse("Zoë d'Été").orElseThrow();
        return new Account(new AccountId(TimeOrderedId.make(NOW, RANDOM)), anAddress(), name, NOW, enabled);
    }

    /** An account in the store. */
    default Account anAccount() {
        return added(anUnknownAccount(true));
    }

    /** An account in the store that nobody may sign in to. */
    default Account aDisabledAccount() {
        return added(anUnknownAccount(false));
    }

    /** A new token of its owner. */
    default BearerToken aToken(AccountId owner) {
        return BearerToken.make(owner.value(), RANDOM);
    }

    /** A session in the store that bears the token. */
    default Session aSession(BearerToken token) {
        Session session = new Session(
                new AccountId(token.owner()),
                token.digest(),
                Optional.empty(),
                new Authentication(SignInMethod.PASSWORD, NOW),
                NOW,
                NOW,
                Optional.empty());
        commit(() -> store().sessions().start(session, Optional.empty()));
        return session;
    }

    /** A hash of the form that is stored. */
    default PasswordHash aHash() {
        CheapHasher hasher = new CheapHasher(RANDOM);
        return hasher.decoy(hasher.cost());
    }

    /** Puts an account into the store. */
    default Account added(Account account) {
        if (!committed(() -> store().accounts().add(account, aHash()))) {
            throw new IllegalStateException("The address was not new");
        }
        return account;
    }

    /** Takes back what was done before it is thrown. */
    final class RolledBack extends RuntimeException {

        private static final long serialVersionUID = 1;
    }
}
