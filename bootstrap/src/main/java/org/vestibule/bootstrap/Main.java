package org.vestibule.bootstrap;

import java.util.Locale;
import java.util.Optional;
import org.vestibule.adapters.cli.CommandLineInterface;

/** Where the program begins. */
public final class Main {

    private Main() {}

    /** Runs one command and exits with its code. */
    public static void main(String... arguments) {
        Locale.setDefault(Locale.ENGLISH); // else a missing text is looked for in the machine's language first
        VestibuleProgram program = new VestibuleProgram(System.getenv());
        int code = new CommandLineInterface(
                        program, System.in, System.out, System.err, () -> Optional.ofNullable(System.console()))
                .run(arguments);
        System.exit(code);
    }
}
