package org.vestibule.testkit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vestibule.application.browser.KnownBrowsers;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/** Known browsers in memory. */
public final class InMemoryKnownBrowsers implements KnownBrowsers {

    private final InMemoryDatabase database;

    public InMemoryKnownBrowsers(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<TokenDigest> recognize(EmailAddress email, List<BearerToken> borne, Instant now) {
        return database.ask(tables -> borne.stream()
                .filter(token -> new AccountId(token.owner()).equals(tables.claims.get(email.canonical())))
                .map(token -> new Tables.Owned(new AccountId(token.owner()), token.digest()))
                .filter(key -> tables.browsers.getOrDefault(key, Instant.MIN).isAfter(now))
                .map(Tables.Owned::token)
                .findFirst());
    }

    @Override
    public void remember(AccountId account, TokenDigest browser, Instant now) {
        database.write(tables -> {
            tables.requireAccount(account);
            tables.browsers.merge(
                    new Tables.Owned(account, browser),
                    now.plus(LIFETIME),
                    (one, other) -> one.isAfter(other) ? one : other);
            tables.browsers.entrySet().stream()
                    .filter(row -> row.getKey().account().equals(account))
                    .sorted(Map.Entry.<Tables.Owned, Instant>comparingByValue()
                            .thenComparing(row -> row.getKey().token().equals(browser), Comparator.naturalOrder())
                            .reversed())
                    .skip(MOST)
                    .toList()
                    .forEach(row -> tables.browsers.remove(row.getKey()));
        });
    }

    @Override
    public List<TokenDigest> of(AccountId account) {
        return database.ask(tables -> tables.browsers.keySet().stream()
                .filter(key -> key.account().equals(account))
                .map(Tables.Owned::token)
                .toList());
    }

    @Override
    public void forget(AccountId account, TokenDigest browser) {
        database.write(tables -> tables.browsers.remove(new Tables.Owned(account, browser)));
    }

    @Override
    public void forgetOthers(AccountId account, Optional<TokenDigest> kept) {
        database.write(tables -> tables.browsers
                .keySet()
                .removeIf(key -> key.account().equals(account) && !kept.equals(Optional.of(key.token()))));
    }

    @Override
    public int sweep(Instant expiredBefore) {
        return database.change(tables -> {
            int before = tables.browsers.size();
            tables.browsers.values().removeIf(expiresAt -> expiresAt.isBefore(expiredBefore));
            return before - tables.browsers.size();
        });
    }
}
