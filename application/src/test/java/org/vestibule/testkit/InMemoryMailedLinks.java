package org.vestibule.testkit;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.link.Undoing;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.notice.Happening;
import org.vestibule.domain.notice.Told;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/** Mailed links in memory. */
public final class InMemoryMailedLinks implements MailedLinks {

    private final InMemoryDatabase database;

    public InMemoryMailedLinks(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void open(AccountId account, LinkPurpose purpose, TokenDigest token, Instant expiresAt) {
        database.write(tables -> tables.links.put(
                new Tables.Owned(account, token),
                new Tables.LinkRow(purpose, expiresAt, Optional.empty(), Optional.empty())));
    }

    @Override
    public void open(
            AccountId account, LinkPurpose purpose, TokenDigest token, Instant expiresAt, Happening happening) {
        Tables.LinkRow row = new Tables.LinkRow(purpose, expiresAt, Optional.of(happening), Optional.empty());
        database.write(tables -> tables.links.put(new Tables.Owned(account, token), row));
    }

    @Override
    public void open(
            AccountId account,
            LinkPurpose purpose,
            TokenDigest token,
            Instant expiresAt,
            Happening happening,
            Undoing undoing) {
        Tables.LinkRow row = new Tables.LinkRow(purpose, expiresAt, Optional.of(happening), Optional.of(undoing));
        database.write(tables -> tables.links.put(new Tables.Owned(account, token), row));
    }

    @Override
    public Optional<Undoing> undoing(BearerToken token, Instant now) {
        return database.ask(tables -> Optional.ofNullable(tables.links.get(key(token)))
                .filter(link -> link.expiresAt().isAfter(now))
                .flatMap(Tables.LinkRow::undoing));
    }

    @Override
    public Optional<Told> told(BearerToken token, Instant now) {
        return database.ask(tables -> Optional.ofNullable(tables.links.get(key(token)))
                .filter(link -> link.expiresAt().isAfter(now))
                .flatMap(Tables.LinkRow::happening)
                .map(Told::of));
    }

    @Override
    public Optional<Account> find(BearerToken token, LinkPurpose purpose, Instant now) {
        return database.ask(tables -> live(tables, token, purpose, now));
    }

    @Override
    public boolean expired(BearerToken token, Instant now) {
        return database.ask(tables -> Optional.ofNullable(tables.links.get(key(token)))
                .filter(link -> !link.expiresAt().isAfter(now))
                .isPresent());
    }

    @Override
    public boolean anyOpen(AccountId account, LinkPurpose purpose, Instant now) {
        return database.ask(tables -> tables.links.entrySet().stream()
                .filter(link -> link.getKey().account().equals(account))
                .anyMatch(link -> link.getValue().purpose() == purpose
                        && link.getValue().expiresAt().isAfter(now)));
    }

    @Override
    public boolean isOpen(AccountId account, TokenDigest token, Instant now) {
        return database.ask(tables -> Optional.ofNullable(tables.links.get(new Tables.Owned(account, token)))
                .filter(link -> link.expiresAt().isAfter(now))
                .isPresent());
    }

    @Override
    public boolean redeem(BearerToken token, LinkPurpose purpose, Instant now) {
        return database.change(tables -> {
            boolean live = live(tables, token, purpose, now).isPresent();
            if (live) {
                tables.links.remove(key(token));
            }
            return live;
        });
    }

    @Override
    public List<Undoing.OfLicense> redeemLicenses(AccountId account, Instant signedInAt, Instant now) {
        return database.change(tables -> {
            Map<Tables.Owned, Undoing.OfLicense> found = new HashMap<>();
            tables.links.forEach((key, link) -> {
                if (key.account().equals(account)
                        && link.expiresAt().isAfter(now)
                        && link.undoing().orElse(null) instanceof Undoing.OfLicense license
                        && license.signedInAt().equals(signedInAt)) {
                    found.put(key, license);
                }
            });
            tables.links.keySet().removeAll(found.keySet());
            return List.copyOf(found.values());
        });
    }

    @Override
    public void endAll(AccountId account, LinkPurpose purpose) {
        database.write(tables -> tables.links
                .entrySet()
                .removeIf(link -> link.getKey().account().equals(account)
                        && link.getValue().purpose() == purpose));
    }

    @Override
    public int sweep(Instant expiredBefore) {
        return database.change(tables -> {
            int before = tables.links.size();
            tables.links.values().removeIf(link -> link.expiresAt().isBefore(expiredBefore));
            return before - tables.links.size();
        });
    }

    private static Tables.Owned key(BearerToken token) {
        return new Tables.Owned(new AccountId(token.owner()), token.digest());
    }

    private static Optional<Account> live(Tables tables, BearerToken token, LinkPurpose purpose, Instant now) {
        return Optional.ofNullable(tables.links.get(key(token)))
                .filter(link -> link.purpose() == purpose && link.expiresAt().isAfter(now))
                .flatMap(link -> tables.account(new AccountId(token.owner())))
                .filter(Account::enabled);
    }
}
