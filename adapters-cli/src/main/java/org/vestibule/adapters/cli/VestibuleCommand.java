package org.vestibule.adapters.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program itself, and what may be said to each of its commands. */
@Command(name = "vestibule")
@SuppressWarnings("UnusedVariable") // picocli sets the fields; they exist for their annotations
final class VestibuleCommand {

    @Option(names = "--output", paramLabel = "text|json", scope = ScopeType.INHERIT)
    private GlobalOptions.Output output = GlobalOptions.Output.TEXT;

    @Option(names = "--yes", scope = ScopeType.INHERIT)
    private boolean yes;

    @Option(names = "--settings", paramLabel = "FILE", scope = ScopeType.INHERIT)
    private @Nullable Path settings;

    @Option(names = "--data-dir", paramLabel = "DIR", scope = ScopeType.INHERIT)
    private @Nullable Path dataFolder;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT)
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            scope = ScopeType.INHERIT)
    private boolean version;

    GlobalOptions options() {
        return new GlobalOptions(output, yes, Optional.ofNullable(settings), Optional.ofNullable(dataFolder));
    }
}
