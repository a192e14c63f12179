package org.vestibule.testkit;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.application.totp.Authenticators;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.totp.Authenticator;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.domain.totp.TotpKey;

/** Authenticators in memory. */
public final class InMemoryAuthenticators implements Authenticators {

    private static final TimeStep NO_STEP = new TimeStep(0);

    private final InMemoryDatabase database;

    public InMemoryAuthenticators(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Authenticator> find(AccountId account) {
        return database.ask(tables ->
                Optional.ofNullable(tables.authenticators.get(account)).map(Tables.AuthenticatorRow::app));
    }

    /** Makes the key of an account one that cannot be read any more. */
    public void damage(AccountId account) {
        database.change(tables -> tables.authenticators.computeIfPresent(account, (same, row) -> {
            Authenticator app = row.app();
            Authenticator damaged = new Authenticator(
                    Optional.empty(), app.boundAt(), app.lastUsedAt(), app.lastAcceptedStep(), app.disabled());
            return new Tables.AuthenticatorRow(damaged, row.notedReplay());
        }));
    }

    @Override
    public boolean bind(AccountId account, TotpKey key, TimeStep spent, Instant now) {
        return database.change(tables -> {
            tables.requireAccount(account);
            Authenticator app = new Authenticator(Optional.of(key), now, now, spent, false);
            boolean first =
                    tables.authenticators.putIfAbsent(account, new Tables.AuthenticatorRow(app, NO_STEP)) == null;
            if (first) {
                tables.seal(account);
            }
            return first;
        });
    }

    @Override
    public boolean rebind(AccountId account, TotpKey key, TimeStep spent, Instant now) {
        Authenticator app = new Authenticator(Optional.of(key), now, now, spent, false);
        return database.change(tables -> {
            tables.seal(account);
            return tables.authenticators.replace(account, new Tables.AuthenticatorRow(app, NO_STEP)) != null;
        });
    }

    @Override
    public boolean remove(AccountId account) {
        return database.change(tables -> tables.authenticators.remove(account) != null);
    }

    @Override
    public boolean advance(AccountId account, Instant boundAt, TimeStep step, Instant now) {
        return database.change(tables -> {
            Optional<Tables.AuthenticatorRow> behind = Optional.ofNullable(tables.authenticators.get(account))
                    .filter(row ->
                            row.app().boundAt().equals(boundAt) && !row.app().disabled())
                    .filter(row -> row.app().lastAcceptedStep().compareTo(step) < 0)
                    .filter(row -> tables.lowestStep.compareTo(step) <= 0);
            behind.ifPresent(row -> {
                Authenticator app = new Authenticator(row.app().key(), boundAt, now, step, false);
                tables.authenticators.put(account, new Tables.AuthenticatorRow(app, row.notedReplay()));
            });
            return behind.isPresent();
        });
    }

    @Override
    public boolean noteReplay(AccountId account, TimeStep step) {
        return database.change(tables -> {
            Optional<Tables.AuthenticatorRow> unnoted = Optional.ofNullable(tables.authenticators.get(account))
                    .filter(row -> row.notedReplay().compareTo(step) < 0)
                    .filter(row -> row.app().lastAcceptedStep().compareTo(step) >= 0);
            unnoted.ifPresent(row -> tables.authenticators.put(account, new Tables.AuthenticatorRow(row.app(), step)));
            return unnoted.isPresent();
        });
    }

    @Override
    public boolean disable(AccountId account, Instant now) {
        return database.change(tables -> {
            Optional<Tables.AuthenticatorRow> enabled = Optional.ofNullable(tables.authenticators.get(account))
                    .filter(row -> !row.app().disabled());
            enabled.ifPresent(row -> {
                Authenticator app = row.app();
                Authenticator off =
                        new Authenticator(app.key(), app.boundAt(), app.lastUsedAt(), app.lastAcceptedStep(), true);
                tables.authenticators.put(account, new Tables.AuthenticatorRow(off, row.notedReplay()));
            });
            return enabled.isPresent();
        });
    }
}
