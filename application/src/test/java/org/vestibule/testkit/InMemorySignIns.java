package org.vestibule.testkit;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vestibule.application.signin.SignIns;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.signin.AwaitingNewPassword;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.signin.PendingSignIn;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/** Pending sign-ins in memory. */
public final class InMemorySignIns implements SignIns {

    private final InMemoryDatabase database;

    public InMemorySignIns(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void begin(PendingSignIn signIn, Origin origin) {
        database.write(tables -> {
            tables.requireAccount(signIn.account());
            tables.signIns.put(key(signIn), new Tables.SignInRow(signIn, 0, origin, signIn.expiresAt()));
        });
    }

    @Override
    public Optional<PendingSignIn> find(BearerToken token, Instant now) {
        Tables.Owned key = new Tables.Owned(new AccountId(token.owner()), token.digest());
        return database.ask(tables -> live(tables, key, now));
    }

    @Override
    public Progress lock(PendingSignIn signIn, Clock clock) {
        return database.change(tables -> live(tables, key(signIn), clock.instant())
                .filter(live -> live.getClass() == signIn.getClass())
                .map(live -> burned(tables, live) ? Progress.PASSWORD_BURNED : Progress.OPEN)
                .orElse(Progress.OVER));
    }

    @Override
    public int countWrong(AwaitingSecondStep signIn) {
        return database.change(tables -> {
            Tables.SignInRow row = tables.signIns.computeIfPresent(key(signIn), (same, old) -> old.oneMoreWrong());
            return Optional.ofNullable(row).orElseThrow().wrongCodes();
        });
    }

    @Override
    public void awaitNewPassword(AwaitingNewPassword signIn) {
        database.write(tables -> tables.signIns.computeIfPresent(key(signIn), (same, old) -> old.by(signIn)));
    }

    @Override
    public void complete(AwaitingSecondStep signIn) {
        database.write(tables -> tables.signIns
                .values()
                .removeIf(row -> row.signIn().account().equals(signIn.account())
                        && (row.signIn().token().equals(signIn.token())
                                || (row.visit().isPresent() && row.visit().equals(signIn.visit())))));
    }

    @Override
    public void endIn(AccountId account, TokenDigest browser) {
        database.write(tables -> tables.signIns
                .values()
                .removeIf(row -> row.signIn().account().equals(account)
                        && row.signIn().browser().equals(Optional.of(browser))));
    }

    @Override
    public void end(PendingSignIn signIn) {
        database.write(tables -> tables.signIns.remove(key(signIn)));
    }

    @Override
    public void endAll(AccountId account) {
        database.write(
                tables -> tables.signIns.keySet().removeIf(key -> key.account().equals(account)));
    }

    @Override
    public void endPassed(AccountId account) {
        database.write(tables -> tables.signIns
                .values()
                .removeIf(
                        row -> row.signIn().account().equals(account) && row.signIn() instanceof AwaitingNewPassword));
    }

    @Override
    public void endUnpassed(AccountId account) {
        database.write(tables -> tables.signIns.replaceAll((key, row) ->
                key.account().equals(account) && row.signIn() instanceof AwaitingSecondStep ? row.over() : row));
    }

    @Override
    public Optional<AccountId> nextUnfinished(Instant now) {
        return database.ask(tables -> tables.signIns.values().stream()
                .filter(row -> due(row, now))
                .min(Comparator.comparing(Tables.SignInRow::tellAt))
                .map(row -> row.signIn().account()));
    }

    @Override
    public void tellLater(AccountId account, Instant now, Instant then) {
        database.write(tables -> tables.signIns.replaceAll(
                (key, row) -> key.account().equals(account) && due(row, now) ? row.toldAt(then) : row));
    }

    @Override
    public Optional<Unfinished> takeUnfinished(AccountId account, Instant now) {
        return database.change(tables -> {
            List<Tables.SignInRow> unfinished = tables.signIns.values().stream()
                    .filter(row -> row.signIn().account().equals(account) && row.unfinished(now))
                    .toList();
            tables.signIns.values().removeAll(unfinished);
            return unfinished.stream()
                    .max(Comparator.comparing(row -> row.signIn().expiresAt()))
                    .filter(row -> tables.account(account).orElseThrow().enabled())
                    .map(row -> new Unfinished(
                            row.signIn().email(),
                            row.signIn().expiresAt().minus(AwaitingSecondStep.LIFETIME),
                            row.origin(),
                            unfinished.size(),
                            (int) unfinished.stream()
                                    .map(one -> one.origin().address())
                                    .distinct()
                                    .count()));
        });
    }

    private static boolean due(Tables.SignInRow row, Instant now) {
        return row.signIn() instanceof AwaitingSecondStep && !row.tellAt().isAfter(now);
    }

    @Override
    public int sweep(Instant expiredBefore) {
        return database.change(tables -> {
            int before = tables.signIns.size();
            tables.signIns.values().removeIf(row -> row.signIn().expiresAt().isBefore(expiredBefore));
            return before - tables.signIns.size();
        });
    }

    private static Tables.Owned key(PendingSignIn signIn) {
        return new Tables.Owned(signIn.account(), signIn.token());
    }

    private static Optional<PendingSignIn> live(Tables tables, Tables.Owned key, Instant now) {
        return Optional.ofNullable(tables.signIns.get(key))
                .filter(row -> row.wrongCodes() < AwaitingSecondStep.MOST_WRONG_CODES)
                .map(Tables.SignInRow::signIn)
                .filter(signIn -> signIn.expiresAt().isAfter(now))
                .filter(signIn -> Optional.ofNullable(tables.accounts.get(signIn.account()))
                        .filter(row -> row.account().enabled())
                        .isPresent())
                .filter(signIn -> signIn.browser().isPresent() || !burned(tables, signIn));
    }

    private static boolean burned(Tables tables, PendingSignIn signIn) {
        return Optional.ofNullable(tables.accounts.get(signIn.account()))
                .filter(Tables.AccountRow::burned)
                .isPresent();
    }
}
