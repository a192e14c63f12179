package org.vestibule.testkit;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.session.StandIn;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/** Sessions in memory. */
public final class InMemorySessions implements Sessions {

    private final InMemoryDatabase database;

    public InMemorySessions(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void start(Session session, Optional<TokenDigest> visit) {
        database.write(tables -> {
            tables.requireAccount(session.account());
            visit.ifPresent(same -> tables.visits.put(key(session), same));
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
    public boolean lock(Session session) {
        return database.change(tables -> tables.sessions.containsKey(key(session)));
    }

    @Override
    public void touch(Session session, Instant now) {
        database.write(tables -> tables.sessions.computeIfPresent(
                key(session),
                (same, row) -> row.lastUsedAt().isBefore(now)
                        ? new Session(
                                row.account(),
                                row.token(),
                                row.browser(),
                                row.authentication(),
                                row.startedAt(),
                                now,
                                row.provenAt())
                        : row));
    }

    @Override
    public Optional<Session> renew(Session session, TokenDigest fresh, Deed deed, Instant now) {
        return database.change(tables -> {
            Optional<Session> renewed =
                    Optional.ofNullable(tables.sessions.remove(key(session))).map(live -> live.renewed(fresh, now));
            renewed.ifPresent(live -> {
                tables.spentTokens.put(key(session), new Tables.SpentRow(deed, Optional.of(fresh), now));
                tables.sessions.put(key(live), live);
                Optional.ofNullable(tables.visits.get(key(session)))
                        .ifPresent(visit -> tables.visits.put(key(live), visit));
                for (StandIn act : StandIn.values()) {
                    Optional.ofNullable(tables.standIns.get(new Tables.StandInKey(key(session), act)))
                            .ifPresent(until -> tables.standIns.put(new Tables.StandInKey(key(live), act), until));
                }
            });
            dropOrphans(tables);
            return renewed;
        });
    }

    @Override
    public void allowStandIns(Session session, Instant until) {
        database.write(tables -> {
            for (StandIn act : StandIn.values()) {
                tables.standIns.put(new Tables.StandInKey(key(session), act), until);
            }
        });
    }

    @Override
    public boolean standsIn(Session session, StandIn act, Instant now) {
        return database.ask(tables -> Optional.ofNullable(tables.standIns.get(new Tables.StandInKey(key(session), act)))
                .filter(until -> until.isAfter(now))
                .isPresent());
    }

    @Override
    public boolean spendStandIn(Session session, StandIn act, Instant now) {
        return database.change(
                tables -> Optional.ofNullable(tables.standIns.remove(new Tables.StandInKey(key(session), act)))
                        .filter(until -> until.isAfter(now))
                        .isPresent());
    }

    @Override
    public void end(Session session) {
        database.write(tables -> {
            tables.sessions.remove(key(session));
            dropOrphans(tables);
        });
    }

    @Override
    public int endOthers(Session kept) {
        return remove(session ->
                session.account().equals(kept.account()) && !session.token().equals(kept.token()));
    }

    @Override
    public int endVisit(AccountId account, TokenDigest visit) {
        return database.change(tables -> {
            int before = tables.sessions.size();
            tables.sessions
                    .keySet()
                    .removeIf(key -> key.account().equals(account) && visit.equals(tables.visits.get(key)));
            dropOrphans(tables);
            return before - tables.sessions.size();
        });
    }

    @Override
    public void endIn(AccountId account, TokenDigest browser) {
        database.write(tables -> {
            tables.sessions
                    .values()
                    .removeIf(session -> session.account().equals(account)
                            && session.browser().equals(Optional.of(browser)));
            dropOrphans(tables);
        });
    }

    @Override
    public int endAll(AccountId account) {
        return remove(session -> session.account().equals(account));
    }

    @Override
    public int sweep(Instant startedBefore) {
        return remove(session -> session.startedAt().isBefore(startedBefore));
    }

    private int remove(Predicate<Session> ended) {
        return database.change(tables -> {
            int before = tables.sessions.size();
            tables.sessions.values().removeIf(ended);
            dropOrphans(tables);
            return before - tables.sessions.size();
        });
    }

    static Tables.Owned key(Session session) {
        return new Tables.Owned(session.account(), session.token());
    }

    /** What belongs to a session goes with it. */
    private static void dropOrphans(Tables tables) {
        tables.pendingKeys.keySet().retainAll(tables.sessions.keySet());
        tables.visits.keySet().retainAll(tables.sessions.keySet());
        tables.standIns.keySet().removeIf(key -> !tables.sessions.containsKey(key.session()));
    }
}
