package org.vestibule.adapters.persistence;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariDataSource;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Clock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.persistence.StorageProblem.Why;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Pool;
import org.vestibule.adapters.persistence.database.Schema;
import org.vestibule.adapters.persistence.embedded.EmbeddedPostgres;
import org.vestibule.adapters.persistence.embedded.JdbcAccess;
import org.vestibule.adapters.persistence.fence.FenceWatch;
import org.vestibule.adapters.persistence.fence.Survey;
import org.vestibule.adapters.persistence.seal.KeyRing;
import org.vestibule.adapters.persistence.seal.MasterKey;
import org.vestibule.application.database.DatabaseState;
import org.vestibule.application.transaction.StoreUnavailable;

/** Opens a database, or looks at it, and tells in an operator's words what keeps from that. */
final class Connecting {

    private static final int OLDEST_SERVER = 15;

    private final DatabaseAccess access;
    private final Clock clock;
    private final RandomGenerator random;

    Connecting(DatabaseAccess access, Clock clock, RandomGenerator random) {
        this.access = access;
        this.clock = clock;
        this.random = random;
    }

    /** Connects, starting the embedded server if there is no other, and brings the schema up to date. */
    OpenDatabase open() {
        return telling(() -> {
            if (access.url().isEmpty()) {
                return embed();
            }
            OwnFolder.ensure(access.dataFolder());
            DatabaseUrl url = access.url().get();
            refuseOld(url);
            FenceWatch watch = new FenceWatch(access.nothingIsLost(), clock, random);
            return connect(null, Pool.of(url.text(), watch::look), watch);
        });
    }

    /** Changes nothing. */
    DatabaseState survey() {
        Survey survey = new Survey(where(), access.url().isEmpty(), access.nothingIsLost());
        return telling(() -> {
            if (access.url().isPresent()) {
                refuseOld(access.url().get());
                return survey.of(Pool.none(access.url().get().text()));
            }
            try (EmbeddedPostgres embedded = EmbeddedPostgres.open(access.dataFolder(), random)) {
                JdbcAccess server = embedded.access();
                return survey.of(Pool.none(server.url(), server.properties()));
            }
        });
    }

    private <T> T telling(Supplier<T> opening) {
        try {
            return opening.get();
        } catch (StorageProblem told) {
            throw told;
        } catch (UncheckedIOException failure) {
            throw OwnFolder.problem(access.dataFolder(), requireNonNull(failure.getCause()));
        } catch (RuntimeException failure) {
            Why why = Diagnosis.of(failure).orElseThrow(() -> failure);
            throw access.url()
                    .map(url -> new StorageProblem( // without a cause, which may repeat what its words hide
                            why, null, url.toString(), url.hidden(Diagnosis.lastWords(failure))))
                    .orElseGet(() -> new StorageProblem(why, failure, where(), Diagnosis.lastWords(failure)));
        }
    }

    private OpenDatabase embed() {
        EmbeddedPostgres embedded = EmbeddedPostgres.open(access.dataFolder(), random);
        try {
            JdbcAccess server = embedded.access();
            FenceWatch watch = new FenceWatch(access.nothingIsLost(), clock, random);
            return connect(embedded, Pool.ofNew(server.url(), server.properties(), watch::look), watch);
        } catch (RuntimeException failure) {
            embedded.close();
            throw failure;
        }
    }

    OpenDatabase connect(@Nullable EmbeddedPostgres embedded, HikariDataSource pool, FenceWatch watch) {
        try {
            Schema schema = Schema.migrate(pool);
            if (schema.isNewer()) {
                throw new StorageProblem(Why.SCHEMA_NEWER, null, where(), schema.version());
            }
            Database database = new Database(pool);
            OpenDatabase.look(watch, database); // the connections of before had no fence to look at yet
            KeyRing keys = KeyRing.open(database, new MasterKey(access.masterKey(), random), random, clock);
            MasterKey next = new MasterKey(access.nextMasterKey(), random);
            return new OpenDatabase(embedded, pool, watch, schema, database, keys, next);
        } catch (RuntimeException failure) {
            pool.close();
            throw failure;
        }
    }

    private static void refuseOld(DatabaseUrl url) {
        try (Connection connection = Pool.single(url.text())) {
            DatabaseMetaData server = connection.getMetaData();
            if (server.getDatabaseMajorVersion() < OLDEST_SERVER) {
                throw new StorageProblem(Why.SERVER_TOO_OLD, null, url.toString(), server.getDatabaseProductVersion());
            }
        } catch (SQLException failure) {
            if (Diagnosis.of(failure).isEmpty()) { // then it did not come as far as the server
                String words = url.hidden(Diagnosis.lastWords(failure));
                throw new StorageProblem(Why.PARAMETER_WRONG, null, url.toString(), words);
            }
            throw new StoreUnavailable(failure);
        }
    }

    private String where() {
        return access.url()
                .map(DatabaseUrl::toString)
                .orElseGet(() -> access.dataFolder().toString());
    }
}
