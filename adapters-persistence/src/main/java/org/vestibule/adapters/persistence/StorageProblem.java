package org.vestibule.adapters.persistence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the program keeps its things in cannot be had, for a reason that an operator can mend. It tells no secrets: of a
 * database no more than where it is.
 */
public class StorageProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Why why;
    private final transient List<String> words;

    /** Why it cannot be had. The names are stable: there are words for each on the command line. */
    public enum Why {
        CONNECTION_REFUSED(Kind.UNREACHABLE, true),
        HOST_UNKNOWN(Kind.UNREACHABLE, true),
        NO_ANSWER(Kind.UNREACHABLE, true),
        STARTING_OR_STOPPING(Kind.UNREACHABLE, true),
        TOO_MANY_CONNECTIONS(Kind.UNREACHABLE, true),
        NO_POSTGRES(Kind.UNREACHABLE, false),
        TLS_FAILED(Kind.UNREACHABLE, false),
        PASSWORD_WRONG(Kind.UNREACHABLE, false),
        USER_REFUSED(Kind.UNREACHABLE, false),
        DATABASE_UNKNOWN(Kind.UNREACHABLE, false),
        /** The second word is what the driver says. */
        PARAMETER_WRONG(Kind.UNREACHABLE, false),

        /** The second word is its version. */
        SERVER_TOO_OLD(Kind.UNFIT, false),
        RIGHTS_MISSING(Kind.UNFIT, false),
        STANDBY(Kind.UNFIT, false),
        /** What was prepared in a connection is not there when it is used. */
        POOLED(Kind.UNFIT, false),
        SERVER_FULL(Kind.UNFIT, false),
        /** The second word is the version of its schema. */
        SCHEMA_NEWER(Kind.UNFIT, false),
        SCHEMA_FOREIGN(Kind.UNFIT, false),
        SCHEMA_HELD(Kind.UNFIT, true),

        FOLDER_DENIED(Kind.FOLDER, false),
        FOLDER_FULL(Kind.FOLDER, false),
        FOLDER_READ_ONLY(Kind.FOLDER, false),
        FOLDER_NOT_ONE(Kind.FOLDER, false),
        FOLDER_OF_OTHERS(Kind.FOLDER, false),
        FOLDER_OPEN_TO_OTHERS(Kind.FOLDER, false),
        FOLDER_NAME(Kind.FOLDER, false),
        FOLDER_RUNS_NO_PROGRAMS(Kind.FOLDER, false),
        /** The second word is what the system says. */
        FOLDER_BROKEN(Kind.FOLDER, false),

        /** The first word says it all; so it is with the keys. */
        NOT_STARTED(Kind.EMBEDDED, false),
        /** The first word is what the system says; so it is with the next. */
        HASH_UNLOADABLE(Kind.HASHING, false),
        HASH_REFUSED(Kind.HASHING, false),
        KEYS(Kind.KEYS, false);

        private final Kind kind;
        private final boolean passing;

        Why(Kind kind, boolean passing) {
            this.kind = kind;
            this.passing = passing;
        }

        /** Which sentence tells of it. */
        public Kind kind() {
            return kind;
        }

        /** Whether it is worth waiting for its end. */
        public boolean passing() {
            return passing;
        }
    }

    /** What it is that cannot be had. */
    public enum Kind {
        /** A database server that lets nobody in. */
        UNREACHABLE,
        /** A database server that the portal cannot work with. */
        UNFIT,
        /** The folder of the program's data. */
        FOLDER,
        /** The embedded server. */
        EMBEDDED,
        /** What passwords and backup codes are kept by. */
        HASHING,
        /** What opens what is sealed. */
        KEYS
    }

    /**
     * Makes one.
     *
     * @param words the first is where: host and port, or a folder
     */
    public StorageProblem(Why why, @Nullable Throwable cause, String... words) {
        super(why + ": " + String.join(": ", words), cause);
        this.why = why;
        this.words = List.of(words);
    }

    /** Why it cannot be had. */
    public Why why() {
        return why;
    }

    /** Where that is, and what else is to be said of it. */
    public List<String> words() {
        return words;
    }
}
