package org.vestibule.adapters.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Where commands read and write.
 *
 * @param in standard input
 * @param out standard output: the answer alone, JSON always as UTF-8
 * @param err standard error: refusals, progress, messages
 * @param interactive whether somebody sits at it who can be asked
 */
public record Terminal(InputStream in, PrintStream out, PrintStream err, boolean interactive) {

    /** The streams of this process. */
    public static Terminal ofThisProcess(boolean interactive) {
        return new Terminal(System.in, System.out, System.err, interactive);
    }

    /** One line without its end, cut where it has more bytes than anybody would mean. */
    byte[] line(int most) {
        try {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int next = in.read();
            while (next >= 0 && next != '\n' && line.size() <= most) {
                line.write(next);
                next = in.read();
            }
            byte[] bytes = line.toByteArray();
            boolean windows = next == '\n' && bytes.length > 0 && bytes[bytes.length - 1] == '\r';
            return windows ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
