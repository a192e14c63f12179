package org.vestibule.adapters.persistence;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.seal.KeyRing;
import org.vestibule.adapters.persistence.seal.MasterKey;
import org.vestibule.application.portal.Store;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;

/** The real database, embedded, one for all tests of this JVM. */
public final class TestDatabase implements AutoCloseable {

    /** The one. It ends with the JVM. */
    public static final TestDatabase SHARED = new TestDatabase(Clock.systemUTC());

    private final Persistence persistence;
    private final Path folder = DatabaseTemplate.folder();

    private TestDatabase(Clock clock) {
        DatabaseTemplate.copyTo(folder);
        persistence = Persistence.open(new DatabaseAccess(Optional.empty(), folder), clock, new SecureRandom());
    }

    /** One for a test that changes what all share; whoever asks for it closes it. */
    public static TestDatabase another() {
        return new TestDatabase(Clock.systemUTC());
    }

    @Override
    public void close() {
        persistence.close();
    }

    /** What seals as another node does. */
    public KeyRing keys() {
        SecureRandom random = new SecureRandom();
        MasterKey masterKey = new MasterKey(new KeySource.File(folder.resolve("master.key")), random);
        return KeyRing.open(database(), masterKey, random, Clock.systemUTC());
    }

    /** What the adapters stand on. */
    public Database database() {
        return persistence.database();
    }

    /** Changes rows behind the adapters' back, as a broken disk or a wrong restore does. */
    public int meddle(String sql, Object... parameters) {
        return database()
                .inTransaction(() -> database().change(handle -> {
                    Update update = handle.createUpdate(sql);
                    for (int i = 0; i < parameters.length; i++) {
                        update.bind(i, parameters[i]);
                    }
                    return update.execute();
                }));
    }

    /** What is kept there. */
    public Store store() {
        return persistence;
    }

    /** How many events of a kind an account has. */
    long events(AccountId account, Event.Kind kind) {
        return database()
                .ask(handle -> handle.createQuery(
                                "SELECT count(*) FROM event WHERE account_id = :account AND kind = :kind")
                        .bind("account", account.value())
                        .bind("kind", kind.name())
                        .mapTo(Long.class)
                        .one());
    }
}
