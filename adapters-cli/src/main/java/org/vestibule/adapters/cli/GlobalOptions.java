package org.vestibule.adapters.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What may be said to every command, before or after its name.
 *
 * @param output what standard output is written for
 * @param settings the file of settings; empty for the usual one
 * @param yes whether what hurts was agreed to beforehand
 * @param dataFolder where an embedded database is kept; empty for the usual place
 */
public record GlobalOptions(Output output, boolean yes, Optional<Path> settings, Optional<Path> dataFolder) {

    /** Whom the output is for. */
    public enum Output {
        /** People. */
        TEXT,
        /** Programs. */
        JSON;

        @Override
        public String toString() {
            return Words.of(this);
        }
    }
}
