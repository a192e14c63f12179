package org.vestibule.bootstrap;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.cli.SettingsProblem;

/** Where the data is kept if nobody says: where the XDG Base Directory Specification has it. */
final class DataFolders {

    private DataFolders() {}

    /**
     * That folder. What the specification calls for is an absolute path; anything else is no place to keep data in.
     *
     * @param home what the JVM takes for the user's home: something like {@code ?} for a user without an entry
     * @throws SettingsProblem if there is none
     */
    static Path usual(Map<String, String> environment, String home) {
        return absolute(environment.get("XDG_DATA_HOME"))
                .or(() -> absolute(environment.get("HOME"))
                        .or(() -> absolute(home))
                        .map(DataFolders::share))
                .map(data -> data.resolve("vestibule"))
                .orElseThrow(() -> new SettingsProblem(List.of("This user has no home folder to keep the data in."
                        + " Say where with --data-dir FOLDER, or set HOME or XDG_DATA_HOME to an absolute path.")));
    }

    private static Path share(Path home) {
        return home.resolve(".local").resolve("share");
    }

    private static Optional<Path> absolute(@Nullable String path) {
        return Optional.ofNullable(path).map(Path::of).filter(Path::isAbsolute);
    }
}
