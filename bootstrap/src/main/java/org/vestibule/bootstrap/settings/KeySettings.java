package org.vestibule.bootstrap.settings;

import java.util.Optional;
import org.vestibule.adapters.persistence.KeySource;

/**
 * Where the master keys are.
 *
 * @param master empty if it is in the data folder
 * @param nextMaster that of the one which is to take its place; likewise
 */
public record KeySettings(Optional<KeySource> master, Optional<KeySource> nextMaster) {

    static KeySettings from(Values values) {
        return new KeySettings(
                source(values, "keys.master", "master.key in the data folder"),
                source(values, "keys.next-master", "master.key.next in the data folder"));
    }

    private static Optional<KeySource> source(Values values, String key, String unlessSet) {
        return values.secret(
                key,
                "none: it is in a file",
                "32 bytes in base64, as openssl rand -base64 32 prints them",
                text -> KeySource.Setting.parse(Values.PREFIX + key, text).map(KeySource.class::cast),
                unlessSet,
                file -> Optional.of(new KeySource.File(file)));
    }
}
