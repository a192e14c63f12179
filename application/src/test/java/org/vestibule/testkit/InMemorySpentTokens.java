package org.vestibule.testkit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.vestibule.application.session.SpentTokens;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/** Spent tokens in memory. */
public final class InMemorySpentTokens implements SpentTokens {

    private final InMemoryDatabase database;

    public InMemorySpentTokens(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void note(AccountId account, TokenDigest token, Deed deed, Optional<TokenDigest> successor, Instant now) {
        database.write(tables -> {
            tables.requireAccount(account);
            tables.spentTokens.put(new Tables.Owned(account, token), new Tables.SpentRow(deed, successor, now));
        });
    }

    @Override
    public Optional<Deed> find(BearerToken token, Instant now) {
        Tables.Owned key = new Tables.Owned(new AccountId(token.owner()), token.digest());
        return database.ask(tables -> Optional.ofNullable(tables.spentTokens.get(key))
                .filter(row -> row.at().isAfter(now.minus(Deed.KNOWN_FOR)))
                .map(Tables.SpentRow::deed));
    }

    @Override
    public Optional<Deed> before(Session session, Instant now) {
        return database.ask(tables -> tables.spentTokens.entrySet().stream()
                .filter(row -> row.getKey().account().equals(session.account()))
                .map(Map.Entry::getValue)
                .filter(row -> row.successor().equals(Optional.of(session.token())))
                .filter(row -> row.at().isAfter(now.minus(Deed.KNOWN_FOR)))
                .map(Tables.SpentRow::deed)
                .findFirst());
    }

    @Override
    public int sweep(Instant spentBefore) {
        return database.change(tables -> {
            int before = tables.spentTokens.size();
            tables.spentTokens.values().removeIf(row -> row.at().isBefore(spentBefore));
            return before - tables.spentTokens.size();
        });
    }
}
