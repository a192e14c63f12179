package org.vestibule.adapters.persistence.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the server is set up: given at each start, so that a new release of the program brings its own. */
final class ServerSettings {

    private static final List<String> SETTINGS = List.of(
            "listen_addresses=",
            "port=5432",
            "unix_socket_permissions=0700",
            "max_connections=40",
            "shared_buffers=32MB",
            // Bounds how much is left to replay after a crash, and the disk space it takes.
            "max_wal_size=256MB",
            // The default keeps three more processes for reading ahead.
            "io_method=sync",
            "huge_pages=off",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_line_prefix=",
            "log_checkpoints=off",
            // Failed statements are told to who sent them; in the log they could repeat personal data.
            "log_min_messages=log",
            "log_min_error_statement=panic",
            "log_error_verbosity=terse");

    private ServerSettings() {}

    static List<String> arguments(DataFolder folder, Path socketFolder) {
        List<String> arguments = new ArrayList<>(List.of("-D", folder.data().toString()));
        for (String setting : SETTINGS) {
            arguments.add("-c");
            arguments.add(setting);
        }
        arguments.add("-c");
        // The setting is a list; quoted, a comma in the path does not divide it.
        arguments.add("unix_socket_directories=\"" + socketFolder + "\"");
        return arguments;
    }
}
