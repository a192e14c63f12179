package org.vestibule.adapters.cli;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vestibule completion}. */
@Command(name = CompletionCommand.NAME)
final class CompletionCommand implements Callable<Integer> {

    /** It tells of all commands. */
    static final String NAME = "completion";

    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "bash|zsh", descriptionKey = "shell")
    private Shell shell = Shell.BASH;

    /** For which shell. */
    enum Shell {
        BASH,
        ZSH
    }

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String script = AutoComplete.bash(
                "vestibule", requireNonNull(spec).root().commandLine()); // which zsh takes as well, by its bashcompinit
        terminal.out().print(shell == Shell.ZSH ? "#compdef vestibule\n" + script : script);
        return ExitCodes.DONE;
    }
}
