package org.vestibule.testkit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Policies;
import org.vestibule.application.transaction.StoreUnavailable;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.team.TeamId;

/**
 * A store in which something comes between, at a moment that the test chooses: for races and failures that must come out
 * the same every time.
 */
public final class MeddledStore extends InMemoryStore {

    private final AtomicReference<@Nullable Runnable> before = new AtomicReference<>();
    private final AtomicReference<@Nullable Runnable> afterRules = new AtomicReference<>();
    private final AtomicReference<Failure> failure = new AtomicReference<>(Failure.NONE);

    private enum Failure {
        NONE,
        ROLLED_BACK,
        ANSWER_LOST
    }

    /** Does this just before the next transaction begins. */
    public void beforeNextTransaction(Runnable action) {
        before.set(action);
    }

    /** Does this once somebody has read what teams require, as whoever enters one does. */
    public void afterNextRules(Runnable action) {
        afterRules.set(action);
    }

    /** Loses the connection just before the next transaction commits: it is rolled back, and its caller told. */
    public void rollBackNextTransaction() {
        failure.set(Failure.ROLLED_BACK);
    }

    /** Loses the connection just after the next transaction has committed: its caller is told the same. */
    public void loseNextAnswer() {
        failure.set(Failure.ANSWER_LOST);
    }

    @Override
    public Transactions transactions() {
        Transactions original = super.transactions();
        return new Transactions() {
            @Override
            public <T> T inTransaction(Supplier<T> body) {
                Optional.ofNullable(before.getAndSet(null)).ifPresent(Runnable::run);
                Failure planned = failure.getAndSet(Failure.NONE);
                T answer = original.inTransaction(() -> {
                    T computed = body.get();
                    fail(planned == Failure.ROLLED_BACK);
                    return computed;
                });
                fail(planned == Failure.ANSWER_LOST);
                return answer;
            }
        };
    }

    @Override
    public Policies policies() {
        Policies original = super.policies();
        return new Policies() {
            @Override
            public TeamRules of(TeamId team) {
                return read(original.of(team));
            }

            @Override
            public void add(TeamId team, PolicyChange change) {
                original.add(team, change);
            }
        };
    }

    @Override
    public Memberships memberships() {
        return new InMemoryMemberships(database) {
            @Override
            public List<Seat> of(AccountId account) {
                return read(super.of(account));
            }
        };
    }

    private <T> T read(T rules) {
        Optional.ofNullable(afterRules.getAndSet(null)).ifPresent(Runnable::run);
        return rules;
    }

    private static void fail(boolean now) {
        if (now) {
            throw new StoreUnavailable(new IOException("Connection lost"));
        }
    }
}
