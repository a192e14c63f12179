package org.vestibule.adapters.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * Where commands read and write.
 *
 * @param in standard input
 * @param out standard output: the answer alone, JSON always as UTF-8
 * @param err standard error: refusals, progress, messages
 */
public record Terminal(InputStream in, PrintStream out, PrintStream err) {

    /** The one this process was started in. */
    public static Terminal ofThisProcess() {
        return new Terminal(System.in, System.out, System.err);
    }
}
