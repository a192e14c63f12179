package org.vestibule.adapters.persistence.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.vestibule.application.transaction.Transactions;

/**
 * The database as adapters see it. A question asked outside a transaction is one statement and commits by itself.
 *
 * <p>Writes whose outcome nobody asks for wait until the transaction's end and travel with the commit, all in one round
 * trip: see {@link Write}.
 */
public final class Database implements Transactions {

    private static final int MOST_RUNS = 5;

    private final Jdbi jdbi;

    @SuppressWarnings("ThreadLocalUsage") // of the instance: two databases in one program must not share transactions
    private final ThreadLocal<@Nullable Transaction> current = new ThreadLocal<>();

    public Database(DataSource dataSource) {
        this.jdbi = Jdbi.create(dataSource);
    }

    private record Transaction(Handle handle, List<Write> writes) {}

    @Override
    public <T> T inTransaction(Supplier<T> body) {
        if (current.get() != null) {
            throw new IllegalStateException("Transactions do not nest");
        }
        for (int run = 1; ; run++) {
            try {
                return runOnce(body);
            } catch (RuntimeException failure) {
                if (run == MOST_RUNS || !Failures.worthRepeating(failure)) {
                    throw Failures.translate(failure);
                }
            }
        }
    }

    /** Asks within the transaction, or in a connection of its own. */
    public <T> T ask(Function<Handle, T> question) {
        Transaction transaction = current.get();
        try {
            return transaction == null ? jdbi.withHandle(question::apply) : question.apply(transaction.handle);
        } catch (RuntimeException failure) {
            throw transaction == null ? Failures.translate(failure) : failure;
        }
    }

    /** Changes something and says what came of it, within the transaction. */
    public <T> T change(Function<Handle, T> change) {
        return change.apply(transaction().handle);
    }

    /** Changes something at the end of the transaction. */
    public void write(Write write) {
        transaction().writes.add(write);
    }

    /** Changes something in a transaction of its own, committed on return. */
    public <T> T changeAtOnce(Function<Handle, T> change) {
        if (current.get() != null) {
            throw new IllegalStateException("This must be committed by itself, before the transaction");
        }
        return ask(change);
    }

    private Transaction transaction() {
        return Optional.ofNullable(current.get())
                .orElseThrow(() -> new IllegalStateException("Changes need a transaction"));
    }

    private <T> T runOnce(Supplier<T> body) {
        try (Handle handle = jdbi.open()) {
            handle.begin();
            Transaction transaction = new Transaction(handle, new ArrayList<>());
            current.set(transaction);
            try {
                T answer = body.get();
                Write.allAndCommit(transaction.writes, handle.getConnection());
                handle.commit();
                return answer;
            } catch (RuntimeException | Error failure) {
                handle.rollback();
                throw failure;
            } finally {
                current.remove();
            }
        }
    }
}
