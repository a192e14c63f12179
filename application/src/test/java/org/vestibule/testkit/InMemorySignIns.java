package org.vestibule.testkit;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.application.signin.SignIns;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.token.BearerToken;

/** Pending sign-ins in memory. */
public final class InMemorySignIns implements SignIns {

    private final InMemoryDatabase database;

    public InMemorySignIns(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void begin(AwaitingSecondStep signIn) {
        database.write(tables -> {
            tables.requireAccount(signIn.account());
            tables.signIns.put(key(signIn), new Tables.SignInRow(signIn, 0));
        });
    }

    @Override
    public Optional<AwaitingSecondStep> find(BearerToken token, Instant now) {
        Tables.Owned key = new Tables.Owned(new AccountId(token.owner()), token.digest());
        return database.ask(tables -> live(tables, key, now));
    }

    @Override
    public boolean lock(AwaitingSecondStep signIn, Instant now) {
        return database.change(tables -> live(tables, key(signIn), now).isPresent());
    }

    @Override
    public int countWrong(AwaitingSecondStep signIn) {
        return database.change(tables -> {
            Tables.SignInRow row = tables.signIns.computeIfPresent(
                    key(signIn), (same, old) -> new Tables.SignInRow(old.signIn(), old.wrongCodes() + 1));
            return Optional.ofNullable(row).orElseThrow().wrongCodes();
        });
    }

    @Override
    public void end(AwaitingSecondStep signIn) {
        database.write(tables -> tables.signIns.remove(key(signIn)));
    }

    @Override
    public int sweep(Instant expiredBefore) {
        return database.change(tables -> {
            int before = tables.signIns.size();
            tables.signIns.values().removeIf(row -> row.signIn().expiresAt().isBefore(expiredBefore));
            return before - tables.signIns.size();
        });
    }

    private static Tables.Owned key(AwaitingSecondStep signIn) {
        return new Tables.Owned(signIn.account(), signIn.token());
    }

    private static Optional<AwaitingSecondStep> live(Tables tables, Tables.Owned key, Instant now) {
        return Optional.ofNullable(tables.signIns.get(key))
                .filter(row -> row.wrongCodes() < AwaitingSecondStep.MOST_WRONG_CODES)
                .map(Tables.SignInRow::signIn)
                .filter(signIn -> signIn.expiresAt().isAfter(now))
                .filter(signIn -> tables.account(signIn.account())
                        .filter(Account::enabled)
                        .isPresent());
    }
}
