package org.vestibule.bootstrap;

import java.util.Locale;
import java.util.Optional;
import org.vestibule.adapters.cli.CommandLineInterface;
import org.vestibule.adapters.cli.Terminal;

/** Where the program begins. */
public final class Main {

    /** Set by the launcher where somebody sits at standard input and standard error; the JDK cannot tell in all releases. */
    private static final String TERMINAL = "vestibule.terminal";

    private Main() {}

    /** Runs one command and exits with its code. */
    public static void main(String... arguments) {
        Locale.setDefault(Locale.ENGLISH); // else a missing text is looked for in the machine's language first
        Terminal terminal = Terminal.ofThisProcess(Boolean.getBoolean(TERMINAL));
        VestibuleProgram program = new VestibuleProgram(System.getenv(), terminal.interactive());
        System.exit(new CommandLineInterface(program, terminal, version()).run(arguments));
    }

    private static String version() {
        return Optional.ofNullable(Main.class.getModule().getDescriptor())
                .flatMap(module -> module.rawVersion())
                .orElse("development");
    }
}
