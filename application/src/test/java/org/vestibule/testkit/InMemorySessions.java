package org.vestibule.testkit;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.token.BearerToken;

/** Sessions in memory. */
public final class InMemorySessions implements Sessions {

    private final InMemoryDatabase database;

    public InMemorySessions(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void start(Session session) {
        database.write(tables -> {
            tables.requireAccount(session.account());
            tables.sessions.put(key(session), session);
        });
    }

    @Override
    public Optional<SignedIn> find(BearerToken token) {
        Tables.Owned key = new Tables.Owned(new AccountId(token.owner()), token.digest());
        return database.ask(tables -> Optional.ofNullable(tables.sessions.get(key))
                .flatMap(session -> tables.account(session.account())
                        .filter(Account::enabled)
                        .map(account -> new SignedIn(session, account))));
    }

    @Override
    public void touch(Session session, Instant now) {
        database.write(tables -> tables.sessions.computeIfPresent(
                key(session),
                (same, row) -> row.lastUsedAt().isBefore(now)
                        ? new Session(row.account(), row.token(), row.startedAt(), now)
                        : row));
    }

    @Override
    public void end(Session session) {
        database.write(tables -> {
            tables.sessions.remove(key(session));
            dropOrphans(tables);
        });
    }

    @Override
    public int endAll(AccountId account) {
        return database.change(tables -> {
            int before = tables.sessions.size();
            tables.sessions.keySet().removeIf(key -> key.account().equals(account));
            dropOrphans(tables);
            return before - tables.sessions.size();
        });
    }

    @Override
    public int sweep(Instant startedBefore) {
        return database.change(tables -> {
            int before = tables.sessions.size();
            tables.sessions.values().removeIf(session -> session.startedAt().isBefore(startedBefore));
            dropOrphans(tables);
            return before - tables.sessions.size();
        });
    }

    static Tables.Owned key(Session session) {
        return new Tables.Owned(session.account(), session.token());
    }

    /** A pending key goes with its session. */
    private static void dropOrphans(Tables tables) {
        tables.pendingKeys.keySet().retainAll(tables.sessions.keySet());
    }
}
