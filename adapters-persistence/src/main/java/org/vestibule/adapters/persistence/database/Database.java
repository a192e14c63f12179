package org.vestibule.adapters.persistence.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vestibule.application.transaction.Transactions;

/**
 * The database as adapters see it. A question asked outside a transaction is one statement and commits by itself.
 *
 * <p>Writes whose outcome nobody asks for wait until the transaction's end and travel with the commit, all in one round
 * trip: see {@link Write}.
 */
public final class Database implements Transactions {

    private static final int MOST_RUNS = 5;
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    @SuppressWarnings("ThreadLocalUsage") // of the instance: two databases in one program must not share transactions
    private final ThreadLocal<@Nullable Transaction> current = new ThreadLocal<>();

    public Database(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        // Else it would end a transaction whose roll-back failed by a reset, which commits.
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(Database::withoutArguments);
    }

    /** Done before the body of a transaction is run again: what it goes by may have changed meanwhile. */
    private volatile Runnable beforeRepeating = () -> {};

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
                if (run == MOST_RUNS || !SqlFailures.worthRepeating(failure)) {
                    throw SqlFailures.translate(failure);
                }
            }
            beforeRepeating.run();
        }
    }

    /** Has something done before the body of a transaction is run again. */
    public void beforeRepeating(Runnable action) {
        beforeRepeating = action;
    }

    /** Asks within the transaction, or in a connection of its own. */
    public <T> T ask(Function<Handle, T> question) {
        Transaction transaction = current.get();
        if (transaction != null) {
            return question.apply(transaction.handle);
        }
        try {
            return lend(question);
        } catch (RuntimeException failure) {
            throw SqlFailures.translate(failure);
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

    /** What is bound to statements are addresses, digests and sealed secrets, and failures go to the log (S-107). */
    private static String withoutArguments(StatementException failure) {
        return failure.getShortMessage()
                + Optional.ofNullable(failure.getStatementContext())
                        .map(context -> " in " + context.getRawSql().strip().replaceAll("\\s+", " "))
                        .orElse("");
    }

    private Transaction transaction() {
        return Optional.ofNullable(current.get())
                .orElseThrow(() -> new IllegalStateException("Changes need a transaction"));
    }

    private <T> T runOnce(Supplier<T> body) {
        return lend(handle -> {
            Connection connection = handle.getConnection();
            try {
                connection.setAutoCommit(false);
                Transaction transaction = new Transaction(handle, new ArrayList<>());
                current.set(transaction);
                T answer = body.get();
                Write.allAndCommit(transaction.writes, connection);
                connection.commit();
                reset(connection);
                return answer;
            } catch (SQLException failure) {
                rollBack(connection, failure);
                throw new TransactionException(failure);
            } catch (RuntimeException | Error failure) {
                rollBack(connection, failure);
                throw failure;
            } finally {
                current.remove();
            }
        });
    }

    /**
     * The failure that is rolled back is the one that counts; what is wrong with the roll-back is added to it. Nobody
     * else is given that connection, which is still in the middle of something: to reset it would commit that.
     */
    private void rollBack(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException second) {
            failure.addSuppressed(second);
            pool.evictConnection(connection);
            return;
        }
        reset(connection);
    }

    private void reset(Connection connection) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException broken) {
            LOG.debug("A connection that cannot be reset is not used again", broken);
            pool.evictConnection(connection);
        }
    }

    /** What goes wrong in giving a connection back changes nothing about what was done by it. */
    private <T> T lend(Function<Handle, T> work) {
        Handle handle = jdbi.open();
        try {
            return work.apply(handle);
        } finally {
            try {
                handle.close();
            } catch (RuntimeException broken) {
                LOG.debug("A connection that cannot be given back is not used again", broken);
                pool.evictConnection(handle.getConnection());
            }
        }
    }
}
