package org.vestibule.adapters.cli;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Optional;

/**
 * Where commands read and write.
 *
 * @param in standard input
 * @param out standard output: the answer alone, JSON always as UTF-8
 * @param err standard error: refusals, progress, messages
 * @param prompt asks the person in front of it; empty if there is nobody
 */
public record Terminal(InputStream in, PrintStream out, PrintStream err, Optional<SecretPrompt> prompt) {

    /** Asks for something without showing what is typed. */
    @FunctionalInterface
    public interface SecretPrompt {

        /** Asks; empty if the person ended the input instead. */
        Optional<String> ask(String question);
    }

    /** The one this process was started in. */
    public static Terminal ofThisProcess() {
        return new Terminal(
                System.in,
                System.out,
                System.err,
                Optional.ofNullable(System.console()).map(Terminal::prompt));
    }

    private static SecretPrompt prompt(Console console) {
        return question ->
                Optional.ofNullable(console.readPassword("%s", question)).map(String::new);
    }
}
