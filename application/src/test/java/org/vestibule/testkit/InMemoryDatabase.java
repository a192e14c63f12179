package org.vestibule.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What all in-memory adapters of one store share. One transaction at a time works on a copy of everything, which takes
 * the place of the original at its commit; whoever asks from outside sees what was committed last.
 *
 * <p>As with a real database, changes that answer nothing are made at the end of their transaction.
 */
public final class InMemoryDatabase {

    private final ReentrantLock lock = new ReentrantLock();
    private volatile Tables committed = new Tables();
    private @Nullable Transaction current;

    /** How many were asked so far. */
    private final AtomicInteger questions = new AtomicInteger();

    private record Transaction(Tables tables, List<Consumer<Tables>> writes) {}

    <T> T inTransaction(Supplier<T> body) {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("Transactions do not nest");
        }
        lock.lock();
        try {
            Transaction transaction = new Transaction(committed.copy(), new ArrayList<>());
            current = transaction;
            T answer = body.get();
            transaction.writes.forEach(write -> write.accept(transaction.tables));
            committed = transaction.tables;
            return answer;
        } finally {
            current = null;
            lock.unlock();
        }
    }

    /** Asks, within the transaction or outside: what is one statement to a real database. */
    <T> T ask(Function<Tables, T> question) {
        questions.incrementAndGet();
        return question.apply(lock.isHeldByCurrentThread() ? transaction().tables : committed);
    }

    int questions() {
        return questions.get();
    }

    /** Changes something and says what came of it. */
    <T> T change(Function<Tables, T> change) {
        return change.apply(transaction().tables);
    }

    /** Changes something at the end of the transaction. */
    void write(Consumer<Tables> write) {
        transaction().writes.add(write);
    }

    /** Changes something in a transaction of its own. */
    <T> T changeAtOnce(Function<Tables, T> change) {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("This must be committed by itself, before the transaction");
        }
        return inTransaction(() -> change(change));
    }

    private Transaction transaction() {
        Transaction transaction = lock.isHeldByCurrentThread() ? current : null;
        if (transaction == null) {
            throw new IllegalStateException("Changes need a transaction");
        }
        return transaction;
    }
}
