package org.vestibule.testkit;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.application.grant.AppCodes;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.AppCode;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/** Codes of apps in memory. */
public final class InMemoryAppCodes implements AppCodes {

    private final InMemoryDatabase database;

    public InMemoryAppCodes(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(AppCode code) {
        database.write(tables -> {
            tables.requireAccount(code.account());
            tables.appCodes.put(key(code), new Tables.CodeRow(code, false));
        });
    }

    @Override
    public Spending spend(BearerToken token, Instant now) {
        Tables.Owned key = new Tables.Owned(new AccountId(token.owner()), token.digest());
        return database.change(tables -> {
            Tables.CodeRow row = tables.appCodes.get(key);
            if (row == null) {
                return new NoSuch();
            }
            AppCode code = row.code();
            if (row.spent()) {
                return new SpentBefore(code.account(), code.client(), code.grant());
            }
            if (!now.isBefore(code.expiresAt())) {
                return new NoSuch();
            }
            tables.appCodes.put(key, new Tables.CodeRow(code, true));
            return new Spent(code);
        });
    }

    @Override
    public void end(AccountId account, ClientId client) {
        database.write(tables -> tables.appCodes
                .values()
                .removeIf(row -> row.code().account().equals(account)
                        && row.code().client().equals(client)));
    }

    @Override
    public void leave(AccountId account, TokenDigest browser) {
        database.write(tables -> tables.appCodes
                .values()
                .removeIf(row -> row.code().account().equals(account)
                        && !row.spent()
                        && row.code().browser().equals(Optional.of(browser))));
    }

    @Override
    public void endAll(AccountId account) {
        database.write(tables ->
                tables.appCodes.values().removeIf(row -> row.code().account().equals(account)));
    }

    @Override
    public int sweep(Instant expiredBefore) {
        return database.change(tables -> {
            int before = tables.appCodes.size();
            tables.appCodes.values().removeIf(row -> row.code().expiresAt().isBefore(expiredBefore));
            return before - tables.appCodes.size();
        });
    }

    private static Tables.Owned key(AppCode code) {
        return new Tables.Owned(code.account(), code.token());
    }
}
