package org.vestibule.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vestibule.adapters.persistence.OwnFolder;
import org.vestibule.adapters.persistence.StorageProblem;
import org.vestibule.adapters.persistence.StorageProblem.Kind;
import org.vestibule.adapters.web.Readiness;

/**
 * What a sign-in stands on, beside a database that answers and a clock that is right: a schema that is this program's,
 * data keys that are those at hand, and room on the disk for mails, and for the database where that is embedded.
 */
final class Footing {

    private static final Logger LOG = LoggerFactory.getLogger(Footing.class);
    private static final long MIB = 1024 * 1024;

    /** With less a node is not ready: PostgreSQL writes its journal by 16 MiB at a time, and stops where it cannot. */
    static final long LEAST_ROOM = 64 * MIB;

    /** With less an operator is told, once. */
    static final long LITTLE_ROOM = 1024 * MIB;

    private final Runnable storage;
    private final Room room;
    private final Consumer<String> log;
    private boolean told;

    /** @param storage throws what it finds wrong with the database and the keys */
    Footing(Runnable storage, Path dataFolder) {
        this(storage, () -> room(dataFolder), LOG::warn);
    }

    Footing(Runnable storage, Room room, Consumer<String> log) {
        this.storage = storage;
        this.room = room;
        this.log = log;
    }

    /** Bytes that are left to this user. */
    interface Room {
        long left();
    }

    /** Looks, asking database and disk. */
    Readiness look() {
        try {
            storage.run();
            return judge(room.left());
        } catch (StorageProblem problem) {
            return new Readiness.Unfit(
                    Obstacles.code(problem.why().kind()), words(problem.why().kind()));
        }
    }

    private Readiness judge(long left) {
        if (left < LITTLE_ROOM && !told) {
            log.accept(left / MIB + " MiB are left where the data lies");
        }
        told = left < LITTLE_ROOM;
        return left < LEAST_ROOM
                ? new Readiness.Unfit(
                        "disk-full",
                        left / MIB + " MiB are left where the data lies (less than " + LEAST_ROOM / MIB + ")")
                : new Readiness.Ready();
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case KEYS -> "the data keys in the database are not those of this node: start it again";
            case UNFIT -> "another version of the portal has changed the database's schema";
            default -> "the data folder cannot be used";
        };
    }

    /** Bytes that are left where a folder lies. */
    static long room(Path dataFolder) {
        try {
            return Files.getFileStore(dataFolder).getUsableSpace();
        } catch (IOException failure) {
            throw OwnFolder.problem(dataFolder, failure);
        }
    }
}
